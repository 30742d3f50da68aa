"""A press kit, as somebody unpacks it."""

import io
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from tests.builders import make_issued, publish
from wagtail_pressrelease.models import Attachment

pytestmark = pytest.mark.usefixtures("own_folder")

KIT = "/{}/newsroom/tidal-memorandum/press-kit.zip"


def an_image(title, name, **fields):
    return get_image_model().objects.create(title=title, file=get_test_image_file(name), **fields)


def a_file(name, content=b"words", **fields):
    return get_document_model().objects.create(title=name, file=ContentFile(content, name=name), **fields)


def figure(image, **words):
    return ("image", {"image": image, "alt": "", "caption": "", "credit": "", **words})


@pytest.fixture
def unpacked(client):
    def unpack(language="en", **headers):
        answer = client.get(KIT.format(language), **headers)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
        return ZipFile(io.BytesIO(b"".join(answer.streaming_content)))

    return unpack


@pytest.fixture
def rich(newsroom):
    """A release with a main picture, one in each text, and files for one or both languages."""
    sea, boat = an_image("Sea", "sea.png", description="The sea at dawn"), an_image("Boat", "boat.png")
    page = make_issued(
        newsroom,
        reference="2026-07",
        image=sea,
        body_en=[figure(boat, alt="A boat", caption="The boat", credit="N. N.")],
        body_ja=[figure(boat, alt="船", caption="調査船", credit="潮見県")],
    )
    both, english = a_file("data.csv", b"1,2"), a_file("outline.pdf", b"%PDF")
    attachments = [
        Attachment(document=both, title_en="Data", title_ja="資料"),
        Attachment(document=english, title_en="Outline", for_ja=False),
    ]
    return publish(page, attachments=attachments)


def test_what_is_in_it(unpacked, rich, client):
    kit = unpacked()
    assert kit.testzip() is None
    assert kit.namelist() == [
        "2026-07-en/release.txt",
        "2026-07-en/captions.txt",
        "2026-07-en/images/sea.png",
        "2026-07-en/images/boat.png",
        "2026-07-en/attachments/data.csv",
        "2026-07-en/attachments/outline.pdf",
    ]
    text = client.get("/en/newsroom/tidal-memorandum/release.txt").content
    assert kit.read("2026-07-en/release.txt") == text
    assert kit.read("2026-07-en/captions.txt").decode() == (
        "images/sea.png\nText alternative: The sea at dawn\n\n"
        "images/boat.png\nCaption: The boat\nCredit: N. N.\nText alternative: A boat\n"
    )
    assert kit.read("2026-07-en/attachments/data.csv") == b"1,2"


def test_each_language_has_its_own_words_and_files(unpacked, rich):
    kit = unpacked("ja")
    assert "2026-07-ja/attachments/data.csv" in kit.namelist()
    assert "2026-07-ja/attachments/outline.pdf" not in kit.namelist()
    captions = kit.read("2026-07-ja/captions.txt").decode()
    assert "images/boat.png\n説明：調査船\n提供：潮見県\n代替テキスト：船\n" in captions


def test_what_it_is_called(client, rich):
    answer = client.get(KIT.format("ja"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="2026-07-ja.zip"'
    assert answer.headers["Content-Language"] == "ja"


def test_a_release_without_pictures_is_its_text(unpacked, issued):
    assert [name.partition("/")[2] for name in unpacked().namelist()] == ["release.txt"]


def test_a_main_picture_that_stands_in_the_text_too_is_there_once(unpacked, newsroom):
    sea = an_image("Sea", "sea.png", description="Described")
    make_issued(newsroom, image=sea, body_en=[figure(sea, alt="Waves", caption="Seen from the pier")])
    kit = unpacked()
    assert sum("images/" in name for name in kit.namelist()) == 1
    captions = next(kit.read(name).decode() for name in kit.namelist() if name.endswith("captions.txt"))
    assert captions == "images/sea.png\nCaption: Seen from the pier\nText alternative: Waves\n"


def test_a_credit_that_says_what_it_is_gets_no_second_label_and_a_bare_name_no_line(unpacked, newsroom):
    map_, bare = an_image("Map", "map.png"), an_image("Bare", "bare.png")
    body = [figure(map_, credit="図：潮見県"), figure(bare)]
    make_issued(newsroom, reference="M-1", body_ja=body)
    assert unpacked("ja").read("M-1-ja/captions.txt").decode() == "images/map.png\n図：潮見県\n"
    assert len([name for name in unpacked("ja").namelist() if "images/" in name]) == 2


class TestWhatIsLeftOut:
    def test_what_was_deleted(self, unpacked, rich):
        get_image_model().objects.get(title="Boat").delete()
        Attachment.objects.all().delete()
        get_document_model().objects.get(title="data.csv").delete()
        assert not [name for name in unpacked().namelist() if "boat" in name or "data" in name]

    def test_what_the_storage_has_lost(self, unpacked, rich):
        image = get_image_model().objects.get(title="Boat")
        image.file.storage.delete(image.file.name)
        names = unpacked().namelist()
        assert not [name for name in names if "boat" in name] and [name for name in names if "sea" in name]

    def test_what_stands_in_a_private_collection_or_below_one(self, unpacked, rich):
        private = Collection.get_first_root_node().add_child(name="Internal")
        below = private.add_child(name="Below")
        CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
        get_image_model().objects.filter(title="Boat").update(collection=private)
        get_document_model().objects.filter(title="data.csv").update(collection=below)
        names = [name.partition("/")[2] for name in unpacked().namelist()]
        assert names == ["release.txt", "captions.txt", "images/sea.png", "attachments/outline.pdf"]

    def test_a_draft_adds_nothing(self, unpacked, rich):
        before = unpacked().namelist()
        page = rich.get_latest_revision_as_object()
        page.body_en = [figure(an_image("New", "new.png"))]
        page.save_revision()
        assert unpacked().namelist() == before


def test_the_same_bytes_each_time_and_none_where_they_are_known(client, rich):
    first, second = client.get(KIT.format("en")), client.get(KIT.format("en"))
    assert b"".join(first.streaming_content) == b"".join(second.streaming_content)
    again = client.get(KIT.format("en"), headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    publish(rich, lead_en="Corrected.")
    assert client.get(KIT.format("en")).headers["ETag"] != first.headers["ETag"]


def test_names_that_lead_elsewhere_or_are_the_same_do_not(unpacked, newsroom, settings):
    files = [a_file("same.csv"), a_file("other.csv"), a_file("third.csv")]
    storage = files[0].file.storage
    for document, folder in zip(files[1:], ("a", "b"), strict=True):
        name = storage.save(f"documents/{folder}/SAME.csv", ContentFile(b"words"))
        get_document_model().objects.filter(pk=document.pk).update(file=name)
    attachments = [Attachment(document=each, title_en="File", for_ja=False) for each in files]
    make_issued(newsroom, reference="../../2026/07", attachments=attachments)
    names = unpacked().namelist()
    assert all(name.startswith("2026-07-en/") and ".." not in name for name in names)
    assert [name.rpartition("/")[2] for name in names[1:]] == ["same.csv", "SAME-2.csv", "SAME-3.csv"]


def test_a_kit_costs_twelve_queries_at_most(client, rich, django_assert_max_num_queries):
    b"".join(client.get(KIT.format("en")).streaming_content)
    with django_assert_max_num_queries(12):
        b"".join(client.get(KIT.format("en")).streaming_content)
