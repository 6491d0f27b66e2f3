"""What the operating system refuses, in words."""

import errno

WORDS = {
    errno.ENOENT: "такого файла или папки нет",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "на диске нет места",
    errno.EFBIG: "файл больше, чем позволяет система",
    errno.EROFS: "диск только для чтения",
    errno.EISDIR: "это папка",
    errno.ENOTDIR: "часть пути — не папка",
    errno.ENAMETOOLONG: "имя слишком длинное",
    errno.EADDRINUSE: "адрес занят",
    errno.EADDRNOTAVAIL: "такого адреса на этой машине нет",
}


def refused(failure: OSError | ValueError) -> str:
    """Why the system refused, in Russian words that the errors translate; its own words where none are known."""
    return WORDS.get(getattr(failure, "errno", None) or 0) or getattr(failure, "strerror", None) or str(failure)
