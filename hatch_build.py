"""Build hook: the catalogues live in the top-level `locale/`, and Django looks for them inside the package.

A wheel gets them compiled, as `wagtail_pressrelease/locale/…`. An editable install gets them compiled in place, and a
(git-ignored) link to them inside the package.
"""

import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict) -> None:
        root = Path(self.root)
        catalogues = compile_catalogues(root)
        if version == "editable":
            link_catalogues(root)
            return
        for catalogue in catalogues:
            for file in (catalogue, catalogue.with_suffix(".po")):
                build_data["force_include"][str(file)] = f"wagtail_pressrelease/{file.relative_to(root).as_posix()}"


def compile_catalogues(root: Path) -> list[Path]:
    """Write each `locale/*/LC_MESSAGES/*.mo` that is older than its `.po`; fuzzy strings are left out. Return them."""
    catalogues = []
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        catalogue = source.with_suffix(".mo")
        if not catalogue.exists() or catalogue.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as messages:
                parsed = read_po(messages, locale=source.parts[-3])
            # Put in place whole: another environment may be installed from the same folder at this moment.
            with NamedTemporaryFile(dir=catalogue.parent, suffix=".tmp", delete=False) as compiled:
                write_mo(compiled, parsed, use_fuzzy=False)
            Path(compiled.name).chmod(0o644)
            Path(compiled.name).replace(catalogue)
        catalogues.append(catalogue)
    return catalogues


def link_catalogues(root: Path) -> None:
    """Let an editable install find the top-level catalogues; where links are not allowed, copy them."""
    target = root / "wagtail_pressrelease" / "locale"
    if target.exists() or target.is_symlink():
        return
    try:
        target.symlink_to("../locale", target_is_directory=True)
    except FileExistsError:
        return
    except OSError:
        shutil.copytree(root / "locale", target)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent)
