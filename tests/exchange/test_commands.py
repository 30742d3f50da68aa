"""The two commands, as somebody types them."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from wagtail_pressrelease.models import PressReleasePage

from .conftest import everything, write


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    finally:
        run.out, run.err = out.getvalue(), err.getvalue()
    return run.out


def test_import_says_what_was_imported(newsroom, folder, data):
    path = write(folder, data)
    assert run("import_press_releases", path, "--newsroom", "newsroom") == (
        "Imported: releases: 3 new, 0 changed, 0 unchanged; "
        "new organizations: 2; new people: 2; new topics: 1; new files: 2.\n"
    )
    assert run("import_press_releases", path, "--newsroom", "/newsroom/").startswith(
        "Imported: releases: 0 new, 0 changed, 3 unchanged"
    )


def test_a_dry_run_lists_what_would_be_done(newsroom, folder, data):
    before = everything()
    said = run("import_press_releases", write(folder, data), "--newsroom", "newsroom", "--dry-run")
    assert said.startswith("2026-001: new\n2026-002: new\n2026-003: new\nWould import: releases: 3 new")
    assert everything() == before


def test_errors_are_listed_on_stderr_one_a_line(newsroom, folder, data):
    data["releases"][0]["quotes"][0]["speaker"] = "morri"
    data["releases"][1]["slug"] = "feed"
    with pytest.raises(CommandError, match=r"The file has 2 errors; nothing was imported\."):
        run("import_press_releases", write(folder, data), "--newsroom", "newsroom")
    assert run.err.splitlines() == [
        'releases[0].quotes[0].speaker: unknown person "morri"',
        "releases[1].slug: The newsroom uses the address “feed” itself. Choose another slug.",
    ]


@pytest.mark.parametrize("path", ["nowhere", "", "newsroom/2026-001", "../newsroom"])
def test_a_newsroom_that_is_none_is_an_error(newsroom, folder, data, path):
    with pytest.raises(CommandError, match="There is no newsroom at"):
        run("import_press_releases", write(folder, data), "--newsroom", path)


@pytest.mark.parametrize(("given", "refused"), [("1kB", True), ("2 MB", False), ("3000", True), ("1GB", False)])
def test_the_size_of_a_file_is_limited(newsroom, folder, data, given, refused):
    path = write(folder, data)
    if refused:
        with pytest.raises(CommandError):
            run("import_press_releases", path, "--newsroom", "newsroom", "--max-size", given)
        assert "the file is larger than" in run.err
    else:
        run("import_press_releases", path, "--newsroom", "newsroom", "--max-size", given, "--dry-run")


def test_a_size_that_is_none_is_an_error(newsroom, folder, data):
    with pytest.raises(CommandError, match="A size is a number"):
        run("import_press_releases", write(folder, data), "--newsroom", "newsroom", "--max-size", "much")


def test_a_long_file_shows_progress(newsroom, folder, data, monkeypatch):
    monkeypatch.setattr("wagtail_pressrelease.management.commands._progress.Progress.EVERY", 0)
    run("import_press_releases", write(folder, data), "--newsroom", "newsroom")
    assert "Imported 3 releases …" in run.err


def test_export_writes_the_file(newsroom, folder, data, tmp_path):
    run("import_press_releases", write(folder, data), "--newsroom", "newsroom")
    path = tmp_path / "out" / "all.json"
    assert run("export_press_releases", "--newsroom", "newsroom", "--output", path) == (
        f"Exported 3 releases and 2 files: {path}\n"
    )
    assert len(json.loads(path.read_text())["releases"]) == 3


def test_export_names_what_it_cannot_carry(newsroom, folder, data, tmp_path):
    run("import_press_releases", write(folder, data), "--newsroom", "newsroom")
    page = PressReleasePage.objects.get(reference="2026-003").get_latest_revision_as_object()
    page.show_in_menus = True
    page.save_revision()
    with pytest.raises(CommandError, match="1 things cannot be exported; nothing was written"):
        run("export_press_releases", "--newsroom", "newsroom", "--output", tmp_path / "out" / "all.json")
    assert run.err.startswith("2026-003: a file cannot say that the release is shown in menus")
