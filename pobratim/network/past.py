"""What a register remembers of ties that a list of pairs does not tell."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Past:
    """Keys of nodes as in the graph of the register.

    `former` are pairs whose tie a side ended, with its number; `lasting` how many ties with a country last, of all;
    `fields` what kinds of activities are dated under the ties of a place.
    """

    former: dict[frozenset[str], int] = field(default_factory=dict)
    lasting: dict[str | None, tuple[int, int]] = field(default_factory=dict)
    fields: dict[str, frozenset[str]] = field(default_factory=dict)
