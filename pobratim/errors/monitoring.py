"""What is due cannot be told, or a campaign cannot go on."""

from pobratim.errors.root import PobratimError


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


class MailboxClosed(MonitoringError):
    """The mailbox of papers cannot be opened or read."""

    fault = "user"
    message = "Почтовый ящик прочитать нельзя ({reason}); проверьте POBRATIM_INBOX: imaps://имя:пароль@узел/папка."
