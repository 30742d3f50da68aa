import pytest
from bs4 import BeautifulSoup


@pytest.fixture
def read(client):
    """Fetch an address as a reader does: its parsed page, the answer itself as `.answer`."""

    def fetch(address, status=200, **headers):
        answer = client.get(address, **headers)
        assert answer.status_code == status, (address, answer.status_code)
        page = BeautifulSoup(answer.content, "html.parser")
        page.answer = answer
        return page

    return fetch


@pytest.fixture
def words():
    """What an element says, in one line; "" where there is none."""

    def said(element):
        return " ".join(element.get_text().split()) if element else ""

    return said


@pytest.fixture
def own_folder(settings, tmp_path):
    """A folder for files where no other test's are, so that names stay as they are given."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path
