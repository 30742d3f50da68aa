"""Lets two to four people do random things to one release, many times over, and looks whether a word is lost.

python -m tests.localization.many_hands --steps 10000
scripts/with-postgres python -m tests.localization.many_hands --steps 2000
"""

import argparse
import os
import sys

import pytest


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.localization.many_hands", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--steps", type=int, default=10_000, help="how many things they do (default: 10000)")
    os.environ["MANY_HANDS_RANDOM"] = "yes"
    os.environ["MANY_HANDS_STEPS"] = str(parser.parse_args().steps)
    sys.exit(pytest.main(["-q", "tests/localization/test_nobody_loses.py"]))


if __name__ == "__main__":
    main()
