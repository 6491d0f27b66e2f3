"""A program may not do what it asks for, or not now."""

from pobratim.errors.root import PobratimError


class AccessError(PobratimError):
    """A program may not do what it asks for, or not now."""


class TokenUnknown(AccessError):
    """No token, or one that is unknown, has expired or was withdrawn."""

    message = (
        "Нужен действующий токен в заголовке «Authorization: Bearer …»; его выдаёт сотрудник региона на странице"
        " «Токены для программ»."
    )


class TokenNotEnough(AccessError):
    """The token is for something else."""

    message = "Этот токен не даёт права «{scope}»; попросите сотрудника региона выдать другой."


class ReaderBusy(AccessError):
    """Others wait for the reader already."""

    message = "Документы читаются один за другим, и очередь занята; повторите через {seconds} с."


class DailyShareSpent(AccessError):
    """One account has brought very much within a day."""

    message = (
        "За сутки одна учётная запись приносит не больше {files} файлов и {megabytes} МБ; «{name}» не принят, "
        "принесите его завтра."
    )
