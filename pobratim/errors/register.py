"""The register cannot be opened or changed."""

from pobratim.errors.root import PobratimError


class RegisterError(PobratimError):
    """The register cannot be opened or changed."""


class RegisterTooNew(RegisterError):
    """The register was written by a newer version of the program."""

    message = "Реестр {address} создан более новой версией программы; обновите Побратим или укажите другой реестр."


class RegisterUnreachable(RegisterError):
    """There is no register at the address, or nobody answers there."""

    message = "Реестр {address} открыть нельзя: {reason}; проверьте адрес в POBRATIM_REGISTER или в --register."


class NotAllowed(RegisterError):
    """A person may not do this."""

    message = "У пользователя {person} нет права на это действие ({action}); обратитесь к администратору реестра."


class NotFound(RegisterError):
    """The register holds no such record."""

    message = "В реестре нет записи {kind} № {id}."


class ChangedMeanwhile(RegisterError):
    """Somebody else changed the record after it was shown."""

    message = "Запись {kind} № {id} тем временем изменил другой человек ({person}); откройте её заново и повторите."


class RegisterNotEmpty(RegisterError):
    """A backup is restored into an empty register only."""

    message = "В реестре {address} уже есть записи; восстановите копию в новое место: --register НОВЫЙ_АДРЕС."


class RegisterOpenedAlready(RegisterError):
    """A backup of an older version is to be restored where this version has made its tables."""

    message = "Таблицы {address} новее этой копии; восстановите её в новое место: --register НОВЫЙ_АДРЕС."


class BackupBroken(RegisterError):
    """A backup cannot be read, or its checksums are wrong."""

    message = "Копия {path} повреждена или не является копией реестра ({reason}); возьмите другую, реестр не изменён."


class BackupNotWritten(RegisterError):
    """The file cannot be written there."""

    message = "Копию не удалось записать в {path} ({reason}); проверьте папку, права и место на диске."


class InvalidValue(RegisterError):
    """A value cannot stand in its field."""

    message = "Значение «{value}» не подходит для поля «{field}»: {reason}."
