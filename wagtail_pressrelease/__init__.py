"""Press releases in English and Japanese for Wagtail."""

__version__ = "0.1.0"
