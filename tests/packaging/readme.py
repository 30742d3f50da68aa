"""Reads the steps of the README's section "Install", so that what it tells people is what the tests do."""

import re
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"
STEP = re.compile(r"<!-- (?P<where>[\w.]+) -->\n```\w*\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Step:
    where: str
    """`shell`, `settings.py` or `urls.py`: the comment that stands before the block."""
    text: str


def install_steps() -> list[Step]:
    """The labelled code blocks of the section, in order."""
    _before, _heading, rest = README.read_text().partition("\n## Install\n")
    section = rest.partition("\n## ")[0]
    return [Step(**match.groupdict()) for match in STEP.finditer(section)]
