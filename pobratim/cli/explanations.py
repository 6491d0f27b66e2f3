"""Facts with their grounds: the words of each and the sentence of the rule that read them."""

from collections.abc import Iterator

from rich.markup import escape

from pobratim.cli import tables
from pobratim.cli.language import _, current
from pobratim.cli.words import country, word
from pobratim.facts.facts import Evidence, Facts, Tie


def show(facts: Facts) -> None:
    """Print every fact of a document, each followed by its grounds."""
    out = tables.console()
    out.print(f"[bold]{escape(facts.name)}[/bold]")
    for title, grounds in claims(facts):
        out.print(f"\n[bold]{escape(title)}[/bold]")
        for ground in dict.fromkeys(grounds):
            out.print(tables.hanging("│", escape(" ".join(ground.quote.split()))))
            out.print(tables.hanging(" ", f"[dim]{ground.start}–{ground.end}: {escape(sentence(ground.rule))}[/dim]"))


def claims(facts: Facts) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Every fact of a document as a line of its own, with its grounds."""
    for number, tie in enumerate(facts.ties, 1):
        yield f"{number}. {headline(tie)}", tie.evidence
        for agreement in tie.agreements:
            yield f"{number}. {tables.instrument(agreement)}", agreement.evidence
        for act in tie.acts:
            yield f"{number}. {tables.dated(word('act', act.kind), act.date)}", act.evidence
    for project in facts.projects:
        yield f"{_('Проект')}: {project.name}", project.evidence
    for activity in facts.activities:
        yield tables.activity(activity.what, activity.date, activity.participants), activity.evidence
    for direction in facts.directions:
        yield f"{_('Направление')}: {country(direction.country)}: {direction.text}", direction.evidence
    for recommendation in facts.recommendations:
        yield f"{_('Рекомендация')}: {recommendation.text}", recommendation.evidence
    for policy in facts.policies:
        yield tables.dated(f"{_('Правовой контекст')}: {policy.title}", policy.date), policy.evidence


def headline(tie: Tie) -> str:
    """A tie in one line: the parties, the kind, the state."""
    where = f"{tables.party(tie.partner)} ({country(tie.partner.country)})"
    return f"{tables.party(tie.home)} — {where}: {word('kind', tie.kind)}, {tables.state(tie)}"


def sentence(rule: str) -> str:
    """The sentence of a rule."""
    from pobratim.facts.rules import sentence_of

    return sentence_of(rule, current())
