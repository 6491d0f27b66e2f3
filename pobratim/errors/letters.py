"""A letter of a reader cannot be taken."""

from pobratim.errors.root import PobratimError


class LetterError(PobratimError):
    """A letter of a reader cannot be taken."""


class TooManyLetters(LetterError):
    """So many letters came from one place, or from all, that no more are taken for a while."""

    message = "Сообщений пришло слишком много; ваше не потеряно, оно осталось в форме: отправьте его через {hours} ч."
