"""Speech that a test hears: what `install(["en-GB", true], …)` gives a page are the voices of its browser."""

from pathlib import Path

VOICES = Path(__file__).with_suffix(".js").read_text()
