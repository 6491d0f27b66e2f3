"""What ties mean together cannot be told."""

from pobratim.errors.root import PobratimError


class NetworkError(PobratimError):
    """What ties mean together cannot be told."""


class NetworkFileUnreadable(NetworkError):
    """A file holds no list of ties."""

    message = (
        "Файл «{path}» не прочитать как список связей ({reason}); нужен CSV city1,country1,city2,country2 или пары."
    )


class ReferencesNeedAddress(NetworkError):
    """What is sent to others would refer to pages that only this machine opens."""

    message = "Ссылки на «{address}» откроет только этот компьютер; задайте POBRATIM_ADDRESS — адрес реестра в сети."


class NetworkPlaceUnknown(NetworkError):
    """No place of the graph bears the name, none lies in the region."""

    message = "В этой сети нет места или региона «{name}»; похожие: {near}."
