"""A paper cannot be read."""

from pobratim.errors.root import PobratimError


class DocumentError(PobratimError):
    """A paper cannot be read."""


class FileMissing(DocumentError):
    """There is no file at the path, or it may not be opened."""

    message = "Файл «{path}» прочитать нельзя ({reason}); проверьте имя, папку и права доступа."


class EmptyDocument(DocumentError):
    """A paper holds no word."""

    message = "Файл «{path}» пуст: текста в нём нет; проверьте, тот ли это файл."


class UnknownFormat(DocumentError):
    """The bytes are no paper of a kind that can be read."""

    message = "Формат файла «{path}» не известен; сохраните документ в одном из форматов: {known}."


class EncryptedDocument(DocumentError):
    """A password is needed."""

    message = "Файл «{path}» защищён паролем; снимите защиту и повторите."


class BrokenDocument(DocumentError):
    """The file is cut or damaged."""

    message = "Файл «{path}» повреждён или обрезан ({reason}); получите его заново или сохраните ещё раз."


class NoTextLayer(DocumentError):
    """A paper is made of pictures."""

    message = (
        "В файле «{path}» нет текста, только изображения; установите Tesseract ({how}) или найдите текстовый вариант."
    )


class DocumentTooLarge(DocumentError):
    """A paper is larger than a paper can be."""

    message = "Файл «{path}» слишком велик ({reason}); разделите его на части."


class ProgramMissing(DocumentError):
    """An optional program is not installed."""

    message = "Чтобы прочитать файл «{path}», нужна программа {program}; установите её: {how}."


class ReadingTooLong(DocumentError):
    """A paper takes more time than a paper may."""

    message = "Файл «{path}» не прочитан за {seconds} с; проверьте его или разделите на части."


class ReadingCutShort(DocumentError):
    """The process that read a paper was ended by the paper."""

    message = (
        "Чтение файла «{path}» оборвалось: он повреждён или не умещается в {megabytes} МБ памяти;"
        " сохраните его заново или разделите на части."
    )


class ReadingFault(DocumentError):
    """The program itself failed over a paper."""

    fault = "ours"
    message = "Файл «{path}» не прочитан из-за ошибки в самой программе; пришлите его разработчикам."
