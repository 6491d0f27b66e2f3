"""The root of all errors, and what any part may meet."""


class PobratimError(Exception):
    """One clear sentence about what happened, where, and what to do; `facts` holds the parts it was made from.

    `message` is a Russian sentence with named places, `{path}`; `translate` of the caller may replace it.
    `fault` is "user" (exit status 2) or "ours" (exit status 1).
    """

    fault = "user"
    message = "Что-то пошло не так."

    def __init__(self, **facts: object) -> None:
        super().__init__(self.message.format(**facts))
        self.facts = facts


class ExtraMissing(PobratimError):
    """A format needs a package that is not installed."""

    message = 'Для вида {what} нужен дополнительный пакет; установите: pip install "pobratim[{extra}]".'


class FilesNotWritten(PobratimError):
    """The files cannot be written there."""

    message = "Файлы не записаны в «{path}» ({reason}); проверьте папку, права и место на диске."
