"""A memo cannot be written."""

from pobratim.errors.root import PobratimError


class MemoError(PobratimError):
    """A memo cannot be written."""


class NothingToTell(MemoError):
    """The scope holds no tie on its day."""

    message = "В реестре нет связей для справки ({scope}, на {day}); проверьте охват и день."


class NothingKnownYet(NothingToTell):
    """The day lies before all that the register dates; papers without a date told nothing then either."""

    message = "На {day} реестр ещё ничего не знает; укажите день не раньше {first}."


class UnknownMemoFormat(MemoError):
    """The file's ending names no format that a memo is written in."""

    message = "Справку нельзя записать в «{path}»: вид файла не известен; укажите имя, которое кончается на {known}."


class WrongWish(MemoError):
    """An option of the memo has a value that it cannot have."""

    message = "Справку с такими условиями составить нельзя: {wish} = «{value}»; годится: {known}."


class UnknownPreset(MemoError):
    """There is no preset of that name, or its file cannot be read."""

    message = "Набора настроек «{name}» нет; укажите файл .toml или одно из имён: {known}."


class TemplateMissing(MemoError):
    """There is no such file, or it cannot be opened."""

    message = "Шаблон «{path}» открыть не удалось ({reason}); проверьте имя файла и права."


class TemplateUnreadable(MemoError):
    """The office's Word template is no Word file."""

    message = "Шаблон «{path}» — не файл Word; откройте его в Word и сохраните заново как .docx."


class TemplateFieldBroken(MemoError):
    """A field of the office's Word template is misspelt."""

    message = "В шаблоне «{path}» ошибка в записи поля; пишите, например, {{{{ heading }}}}; есть такие поля: {known}."


class TemplateWithoutText(MemoError):
    """The office's Word template has no place for the text of the memo."""

    message = "В шаблоне «{path}» нет места для текста справки; впишите отдельным абзацем {{{{p body }}}}."


class TemplateForWordAlone(MemoError):
    """A template is given for a memo that is no Word file."""

    message = "Шаблон Word заполняют справкой в .docx, а не «{path}»; укажите имя, которое кончается на .docx."


class UnknownTemplateField(MemoError):
    """The office's Word template names fields that the memo does not have."""

    message = "В шаблоне «{path}» есть поля, которых у справки нет: {fields}; она знает такие: {known}."


class MemoNotWritten(MemoError):
    """The file cannot be written there."""

    message = "Справку не удалось записать в «{path}» ({reason}); проверьте папку, права и место на диске."


class MemoNotSet(MemoError):
    """A long memo, set in parts, could not be set."""

    message = "Справку не удалось сверстать ({reason}); проверьте, хватает ли памяти, или запишите её как .docx."
