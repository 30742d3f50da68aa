"""The format of files knows the plugin's own fields; what a site adds is named, and not left out silently."""

import pytest
from django.core.management import CommandError, call_command

from tests.extending.builders import make_survey, publish


def test_an_export_names_the_added_fields_and_writes_nothing(newsroom, tmp_path, capsys):
    publish(make_survey(newsroom))
    with pytest.raises(CommandError):
        call_command("export_press_releases", newsroom="newsroom", output=str(tmp_path / "newsroom.json"))
    said = capsys.readouterr().err
    assert [name for name in ("vessel", "method_en", "method_ja") if name not in said] == []
    assert list(tmp_path.iterdir()) == []
