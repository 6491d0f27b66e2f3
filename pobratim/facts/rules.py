"""The rules of reading by name: the sentence that a user sees when asking why, in Russian and in English."""

SENTENCES = {
    "tie.named": (
        "Здесь названы обе стороны и то, что их связывает: документ, побратимство, партнёрство или состояние связи.",
        "This clause names both sides and what ties them: an instrument, a kind of tie or its state.",
    ),
    "tie.denied": (
        "Фраза говорит, что связи нет: она отрицается, не состоялась или от неё отказались.",
        "The clause says that there is no tie: it is denied, never came about or was declined.",
    ),
    "tie.since": (
        "Дата стоит при самой связи («побратимы с …»), а не при документе.",
        "The date stands by the relation itself (“twinned since …”), not by an instrument.",
    ),
    "agreement.named": (
        "Слова называют документ: вид, наименование и дату подписания, если она стоит при нём.",
        "The words name an instrument: its kind, title and, where it stands by it, the date of signing.",
    ),
    "kind.twinning": ("Бумага называет города побратимами или породнёнными.", "The paper calls the towns twins."),
    "kind.friendship": (
        "Бумага или её документ говорит о дружбе.",
        "The paper or its instrument speaks of friendship.",
    ),
    "kind.partnership": (
        "Бумага или её документ говорит о партнёрстве.",
        "The paper or its instrument speaks of partnership.",
    ),
    "kind.cooperation": (
        "Бумага или её документ говорит о сотрудничестве.",
        "The paper or its instrument speaks of cooperation.",
    ),
    "status.active": (
        "Бумага говорит о связи как о действующей: она продолжается, документ в силе или только что подписан.",
        "The paper speaks of the tie as alive: it goes on, its instrument is in force or has just been signed.",
    ),
    "status.planned": (
        "Связь готовится: о ней договариваются, документ ещё не подписан.",
        "The tie is being prepared: it is negotiated, the instrument is not signed yet.",
    ),
    "status.dormant": (
        "Взаимодействие не осуществляется, хотя документ никто не расторгал.",
        "Nothing happens under the tie, although nobody has ended the instrument.",
    ),
    "status.suspended": (
        "Сторона объявила паузу или приостановила связь.",
        "A side declared a pause or suspended the tie.",
    ),
    "status.terminated": (
        "Сторона прекратила связь или расторгла документ.",
        "A side ended the tie or denounced the instrument.",
    ),
    "status.expired": ("Срок документа вышел, продления не было.", "The term is over and was not prolonged."),
    "status.weighed": (
        "Известного оборота здесь нет: состояние взвешено по словам, которыми о нём обычно говорят. Проверьте его.",
        "No known turn of speech stands here; the state was weighed by the words that usually tell of it. Check it.",
    ),
    "project.named": (
        "Название в кавычках, которое бумага называет проектом, лагерем или программой.",
        "A quoted name that the paper calls a project, a camp or a programme.",
    ),
    "activity.told": (
        "Фраза рассказывает о событии с партнёром, которое состоялось или повторяется.",
        "The clause tells of an event with a partner that took place or recurs.",
    ),
    "direction.listed": (
        "Бумага перечисляет это среди перспективных направлений.",
        "The paper lists this among promising directions.",
    ),
    "recommendation.advised": (
        "Фраза советует или предлагает что-то сделать.",
        "The clause advises or proposes to do something.",
    ),
    "second.said": (
        "Так прочёл эти слова второй читатель, языковая модель; в бумаге они стоят именно так.",
        "The second reader, a language model, read these words so; the paper has them exactly so.",
    ),
    "policy.named": (
        "Названы закон, концепция или распоряжение; их дата не относится к подписанию связи.",
        "A law, a concept or an order is named; its date is not a date of signing.",
    ),
}


def sentence_of(rule: str, language: str = "ru") -> str:
    """The sentence of a rule; the name of the rule where it has none."""
    ru, en = SENTENCES.get(rule, (rule, rule))
    return en if language == "en" else ru


__all__ = ["SENTENCES", "sentence_of"]
