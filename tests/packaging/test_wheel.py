"""The wheel holds what a site needs, and a site that follows the README reads a release in Japanese."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from babel.messages.pofile import read_po

from tests.packaging.conftest import ROOT, Install
from tests.packaging.readme import install_steps

HERE = Path(__file__).resolve().parent
WAGTAILS_LINE = '    path("", include(wagtail_urls)),\n'


@pytest.fixture(scope="module")
def project(install: Install, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project fresh from `wagtail start`, in which the README's steps were followed word for word."""
    folder = tmp_path_factory.mktemp("project")
    install.run("python -m wagtail.bin.wagtail start office .", folder)
    files = {"settings.py": folder / "office/settings/base.py", "urls.py": folder / "office/urls.py"}
    for step in install_steps():
        if step.where == "shell":
            install.run(step.text, folder)
            continue
        file = files[step.where]
        text = file.read_text()
        if step.where == "urls.py":
            # The README says to move this line, so its old place is left.
            assert WAGTAILS_LINE in text
            text = text.replace(WAGTAILS_LINE, "")
        file.write_text(f"{text}\n{step.text}")
    return folder


def test_the_wheel_holds_the_package_and_nothing_else(wheel):
    names = ZipFile(wheel).namelist()

    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"wagtail_pressrelease"}
    for wanted in ("locale/ja/LC_MESSAGES/django.mo", "locale/ja/LC_MESSAGES/django.po", "migrations/0001_initial.py"):
        assert names.count(f"wagtail_pressrelease/{wanted}") == 1
    assert any(name.startswith("wagtail_pressrelease/templates/wagtail_pressrelease/") for name in names)
    assert any(name.startswith("wagtail_pressrelease/static/wagtail_pressrelease/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_readme_gives_each_kind_of_step():
    assert [step.where for step in install_steps()] == ["shell", "settings.py", "urls.py", "shell"]


def test_the_package_comes_from_the_wheel(install, project):
    printed = install.run('python -c "import wagtail_pressrelease as it; print(it.__file__)"', project)

    assert Path(printed.strip()).is_relative_to(install.folder / "lib")


def test_the_system_check_is_content_with_the_readmes_steps(install, project):
    assert "no issues" in install.run("python manage.py check", project)


def test_the_migrations_leave_nothing_to_write(install, project):
    assert "No changes" in install.run("python manage.py makemigrations --check --dry-run", project)


def test_a_release_is_read_in_japanese(install, project):
    page = install.run(
        f"python {HERE / 'read_release.py'} {HERE / 'newsroom.json'} /ja/newsroom/lighthouse-reopens/",
        project,
        PYTHONPATH=str(project),
    )

    assert '<html lang="ja"' in page
    assert "灯台が再び開館しました。" in page
    with (ROOT / "locale/ja/LC_MESSAGES/django.po").open("rb") as catalogue:
        translated = read_po(catalogue)["Skip to the text"].string
    assert translated
    assert translated in page
    assert "Skip to the text" not in page
