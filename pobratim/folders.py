"""Where Pobratim keeps what is its own: beside the register, by default `var/` or the user's data folder."""

import os
from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent if (PACKAGE.parent / "pyproject.toml").is_file() else None


def own_folder() -> Path:
    """The folder for what Pobratim keeps: `var/` of a checkout, the user's data folder when installed."""
    if CHECKOUT:
        return CHECKOUT / "var"
    return user_data_path("pobratim", appauthor=False)


def is_postgres(address: str) -> bool:
    """Whether a register's address names a PostgreSQL database."""
    return address.startswith(("postgres://", "postgresql://"))


def register_folder(address: str) -> Path:
    """The folder beside the register: an SQLite file's own, else the folder of Pobratim."""
    return own_folder() if is_postgres(address) else Path(address).expanduser().absolute().parent


def places_folder() -> Path:
    """The folder of the user's own places, beside the register that POBRATIM_REGISTER names."""
    address = os.environ.get("POBRATIM_REGISTER")
    return (register_folder(address) if address else own_folder()) / "places"
