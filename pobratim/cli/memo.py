"""`pobratim memo`: the analytical memo, written from the register."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from pobratim.cli import parts
from pobratim.cli.language import _

DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
FILE = click.Path(path_type=Path, dir_okay=False)

SCOPE = (
    click.option("--region", metavar=_("КОД"), help=_("Регион по ISO 3166-2, например RU-SMO.")),
    click.option("--municipality", metavar=_("НАЗВАНИЕ"), help=_("Муниципалитет, как он назван в реестре.")),
    click.option(
        "--country",
        metavar=_("СТРАНА"),
        multiple=True,
        help=_("Только связи с этой страной: код или название; можно несколько раз."),
    ),
    click.option("--kind", metavar=_("ВИД"), multiple=True, help=_("Только связи этого вида, например twinning.")),
    click.option("--tie", metavar=_("НОМЕР"), type=int, help=_("Информационная справка об одной связи.")),
    click.option("--as-of", metavar=_("ДЕНЬ"), type=DAY, help=_("На какой день, например 2019-01-01; иначе сегодня.")),
    click.option("--period", metavar=_("ПЕРИОД"), help=_("Отчётный период: 2018, 2018-05, 2017/2018.")),
    click.option("--changes-since", metavar=_("ДЕНЬ"), type=DAY, help=_("Рассказать, что изменилось с этого дня.")),
    click.option("--sections", metavar=_("РАЗДЕЛЫ"), help=_("Какие разделы и в каком порядке, через запятую.")),
    click.option(
        "--preset", metavar=_("НАБОР"), help=_("Набор настроек: annual, changes, brief, full или файл .toml.")
    ),
    click.option("--lang", type=click.Choice(["ru", "en"]), help=_("Язык справки.")),
    click.option("--sources", is_flag=True, help=_("Дать сноски с источниками.")),
)
REQUISITES = (
    click.option("--addressee", metavar=_("КОМУ"), help=_("Адресат.")),
    click.option("--basis", metavar=_("ТЕКСТ"), help=_("Основание, например поручение.")),
    click.option("--organisation", metavar=_("ТЕКСТ"), help=_("Организация, которая составила справку.")),
    click.option("--number", metavar=_("НОМЕР"), help=_("Номер справки.")),
    click.option("--date", metavar=_("ТЕКСТ"), help=_("Дата справки, как её напечатать.")),
    click.option("--place", metavar=_("ТЕКСТ"), help=_("Место составления.")),
    click.option("--post", metavar=_("ТЕКСТ"), help=_("Должность того, кто подписывает.")),
    click.option("--signatory", metavar=_("КТО"), help=_("Кто подписывает.")),
    click.option("--executor", metavar=_("КТО"), help=_("Исполнитель.")),
    click.option("--telephone", metavar=_("НОМЕР"), help=_("Телефон исполнителя.")),
)
FILES = (
    click.option("--template", metavar=_("ФАЙЛ"), type=FILE, help=_("Шаблон Word, в который вписать справку.")),
    click.option("--new-template", is_flag=True, help=_("Записать вместо справки образец такого шаблона.")),
    click.option("-o", "--output", metavar=_("ФАЙЛ"), required=True, type=FILE, help=_("Куда записать справку.")),
)


@parts.command(
    "memo",
    _("Написать справку по реестру"),
    _("Вид файла — по его окончанию: .docx, .odt, .pdf, .html, .md или .json."),
)
@parts.several((*SCOPE, *REQUISITES, *FILES))
@parts.register_option
def command(output: Path, template: Path | None, new_template: bool, preset: str | None, **wishes: Any) -> None:
    """Write the memo; nothing half written stays when it fails."""
    if new_template:
        parts.start_django()
        from pobratim.memo.writing import new_template as write_template

        click.echo(_("Образец шаблона записан: {path}").format(path=write_template(output)))
        return
    parts.open_register(create=False)
    from pobratim.memo.order import order
    from pobratim.memo.order import preset as wishes_of
    from pobratim.memo.spelling import unopened
    from pobratim.memo.writing import compose, put
    from pobratim.sparing import spare_what_stays

    spare_what_stays()
    today = datetime.now().astimezone().date()
    given = {name: wish.date() if isinstance(wish, datetime) else wish for name, wish in wishes.items()}
    given = {name: wish for name, wish in given.items() if wish}
    memo = compose(order({**(wishes_of(preset, today) if preset else {}), **given}, today))
    click.echo(_("Справка записана: {path}").format(path=put(memo, output, template)))
    if left := unopened(memo):
        click.echo(_("Сокращения, которых справка не раскрывает: {words}.").format(words=", ".join(left)), err=True)
