"""Rule packs: dated deadlines and norms with the act and the article they rest on, read from TOML and checked.

A pack of a region takes the place of common rules with the same name; a file named in POBRATIM_RULES takes the place
of both. What is wrong in a file is told in one sentence: the file, the rule, the field, the reason.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from pobratim.errors import BadRulePack
from pobratim.monitoring.norm import Norm, check_norm, norm_of
from pobratim.monitoring.rule import Rule, check_rule, check_words

OWN = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules and norms of one file; `region` is empty where they hold everywhere, `off` names those struck out."""

    path: str
    region: str
    name: Mapping[str, str]
    rules: tuple[Rule, ...]
    norms: tuple[Norm, ...] = ()
    off: tuple[str, ...] = ()


def rules_for(region: str | None) -> tuple[Rule, ...]:
    """The rules that hold in a region, the region's own in place of the common ones."""
    found: dict[str, Rule] = {}
    for pack in _holding(region):
        found.update({rule.id: rule for rule in pack.rules})
        for name in pack.off:
            found.pop(name, None)
    return tuple(rule for rule in found.values() if not rule.regions or region in rule.regions)


def norms_for(region: str | None, day: date) -> tuple[Norm, ...]:
    """The norms that count in a region on a day, those behind its deadlines last; the oldest come first."""
    found: dict[str, Norm] = {}
    for pack in _holding(region):
        found.update({norm.id: norm for norm in pack.norms})
        for name in pack.off:
            found.pop(name, None)
    own = sorted(found.values(), key=lambda norm: norm.valid_from)
    behind = [norm for rule in rules_for(region) if (norm := norm_of(rule))]
    return tuple(n for n in (*own, *behind) if n.holds(day) and (not n.regions or region in n.regions))


def _holding(region: str | None) -> Iterator[Pack]:
    """The packs that count in a region, the common ones first."""
    return (pack for pack in packs() if pack.region in ("", region or ""))


def packs() -> tuple[Pack, ...]:
    """All packs: common ones, those of regions, those that the installation adds."""
    return read_all(files())


def files() -> tuple[tuple[str, int], ...]:
    """The files of all packs, each with when it was last changed."""
    built = sorted(OWN.glob("*.toml"), key=lambda path: (len(path.stem), path.stem))
    return tuple((str(path), stamp(path)) for path in (*built, *added_files()))


def added_files() -> Iterable[Path]:
    """The files that POBRATIM_RULES names: files, or folders of them."""
    for named in str(settings.POBRATIM_RULES).split(os.pathsep):
        path = Path(named).expanduser()
        if named:
            yield from sorted(path.glob("*.toml")) if path.is_dir() else (path,)


def stamp(path: Path) -> int:
    """When a file was last changed, so that it is read anew then."""
    return path.stat().st_mtime_ns if path.is_file() else 0


@lru_cache(maxsize=4)
def read_all(files: tuple[tuple[str, int], ...]) -> tuple[Pack, ...]:
    """The packs of the files, in their order."""
    return tuple(read_pack(Path(name)) for name, _ in files)


def read_pack(path: Path) -> Pack:
    """The pack of a file, or the sentence that says what is wrong in it."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as failure:
        raise BadRulePack(path=path.name, rule="—", field="—", reason="файл не читается") from failure
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise BadRulePack(path=path.name, rule="—", field="—", reason="это не TOML") from failure
    return pack_of(path, said)


def pack_of(path: Path, said: Mapping[str, Any]) -> Pack:
    """The pack that a file describes."""
    strange = set(said) - {"region", "name", "rule", "norm", "off"}
    if strange:
        raise BadRulePack(path=path.name, rule="—", field=min(strange), reason="такого поля нет")
    region, off = said.get("region", ""), said.get("off", [])
    if not isinstance(region, str):
        raise BadRulePack(path=path.name, rule="—", field="region", reason="нужен код региона в кавычках")
    rules, norms = (_tables(path, said, field) for field in ("rule", "norm"))
    if not isinstance(off, list) or not all(isinstance(each, str) for each in off):
        raise BadRulePack(path=path.name, rule="—", field="off", reason="нужен список названий правил")
    name = check_words(path.name, "—", "name", said.get("name"))
    made = tuple(check_rule(path.name, each) for each in rules)
    told = tuple(check_norm(path.name, each) for each in norms)
    ids = [*(rule.id for rule in made), *(norm.id for norm in told)]
    twice = {each for each in ids if ids.count(each) > 1}
    if twice:
        raise BadRulePack(path=path.name, rule=min(twice), field="id", reason="такое правило в файле уже есть")
    return Pack(path.name, region, name, made, told, tuple(off))


def _tables(path: Path, said: Mapping[str, Any], field: str) -> list[dict[str, Any]]:
    """The tables of a file under one name."""
    found = said.get(field, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise BadRulePack(
            path=path.name, rule="—", field=field, reason="правила пишутся как [[rule]], нормы — как [[norm]]"
        )
    return found
