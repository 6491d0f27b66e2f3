"""Many papers cannot be read at once."""

from pobratim.errors.root import PobratimError


class ReadingError(PobratimError):
    """Many papers cannot be read at once."""


class NoPapers(ReadingError):
    """The folders that were named hold no file."""

    message = "В папке «{path}» нет ни одного файла; проверьте, та ли это папка."


class ReaderNotStarted(ReadingError):
    """A process that reads papers does not start."""

    fault = "ours"
    message = "Процесс, который читает документы, не запускается (код {code}); установите программу заново."


class ResultsNotWritten(ReadingError):
    """The file of facts cannot be written."""

    message = "Файл «{path}» не записан ({reason}); проверьте имя, папку, права и место на диске."


class ClusterUnreachable(ReadingError):
    """The Dask scheduler does not answer, or has no worker."""

    message = (
        "Кластер Dask по адресу {address} не отвечает ({reason}); проверьте адрес, планировщик и его исполнителей."
    )


class ClusterDiffers(ReadingError):
    """A worker of the cluster reads by other rules."""

    message = (
        "На кластере {address} стоит другая версия программы ({theirs}, здесь {ours}); поставьте везде одну и ту же."
    )


class SecondReaderSilent(ReadingError):
    """The second reader gave no answer that can be taken."""

    message = "Второй читатель ({address}) промолчал: {reason}; документ прочитан без него."
