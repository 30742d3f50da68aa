import os
import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Install:
    """A virtual environment in which the package can only come from the wheel."""

    folder: Path
    wheel: Path

    def run(self, command: str, cwd: Path, **variables: str) -> str:
        """Run a shell command as a person would who has activated the environment. Return what it printed."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        ran = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=cwd,
            env={
                **inherited,
                "VIRTUAL_ENV": str(self.folder),
                "PATH": f"{self.folder / 'bin'}:{inherited['PATH']}",
                # The package index is the folder that the wheel was built into.
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": str(self.wheel.parent),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                **variables,
            },
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
        return ran.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, as a release of the package is."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=120,
    )
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def install(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Install:
    """A fresh environment with the dependencies that these tests run with, but without the package itself."""
    folder = tmp_path_factory.mktemp("site") / "venv"
    venv.create(folder, with_pip=True)
    dependencies = folder / "dependencies"
    dependencies.mkdir()
    for library in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(library).iterdir():
            if "wagtail_pressrelease" not in entry.name and not re.match(r"(pip|setuptools|_distutils)\b", entry.name):
                (dependencies / entry.name).symlink_to(entry)
    [packages] = folder.glob("lib/python3*/site-packages")
    (packages / "dependencies.pth").write_text(f"{dependencies}\n")
    return Install(folder, wheel)
