"""The hook of the wheel: `pip install .` builds the same things as `make`, by the same code."""

import runpy
import shutil
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Build(BuildHookInterface[Any]):
    """Runs tools/build.py before the files of the wheel are gathered."""

    def dependencies(self) -> list[str]:
        """What a build needs: the program (its own code makes the gazetteer), its sources, npm where there is none."""
        project = tomllib.loads((Path(self.root) / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        extras = project["optional-dependencies"]
        return [*project["dependencies"], *extras["build"], *([] if shutil.which("npm") else extras["node"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is not current."""
        runpy.run_path(str(Path(self.root) / "tools" / "build.py"))["build"]()
