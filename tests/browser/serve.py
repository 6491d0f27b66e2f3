"""A server of its own process, as people run it: `python serve.py prepare|serve`, with POBRATIM_REGISTER in the air.

`prepare` makes a register of three papers and prints its numbers; `empty` one that holds only people;
`hundred` adds a paper of a hundred facts; `serve PORT` serves it.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.settings"

import django

django.setup()

PEOPLE = {
    "vetrova": "region officer",
    "chitatel": "reader",
    "glava": "administrator",
    "sosedov": "municipality officer",
}


def empty(password: str) -> None:
    """Make a register that holds nothing but people."""
    from django.core.management import call_command

    from pobratim.accounts.models import Person

    call_command("migrate", verbosity=0)
    for name, role in PEOPLE.items():
        Person.objects.create_user(name, f"{name}@example.org", password, role=role, region="RU-SMO")


def prepare(password: str) -> dict[str, object]:
    """The numbers of a new register that holds the memo and two later papers; the news waits for decisions."""
    from pobratim.accounts.models import Person
    from pobratim.register import queries
    from pobratim.register.intake import ingest
    from tests.register import papers

    empty(password)
    officer = Person.objects.get(username="vetrova")
    taken = [ingest(facts.text.encode(), facts, by=officer, accept="new") for facts in (papers.memo(), papers.news())]
    later = papers.later()
    taken.append(ingest(later.text.encode(), later, by=officer))
    ties = queries.ties().ties
    disputed = next(each for each in ties if each.conflicts)
    return {
        "memo": taken[0].document,
        "news": taken[1].document,
        "later": taken[2].document,
        "statement": next(fact.id for fact in queries.document(taken[2].document).facts if fact.kind == "statement"),
        "fact": queries.document(taken[0].document).facts[1].id,
        "tie": disputed.id,
        "home": disputed.home.id,
        "country": disputed.partner.country,
    }


def hundred() -> int:
    """The number of a paper with a hundred facts, taken into the register; all of them wait."""
    from pobratim.accounts.models import Person
    from pobratim.register.intake import ingest
    from tests.register import papers

    facts = papers.hundred()
    return ingest(facts.text.encode(), facts, by=Person.objects.get(username="vetrova")).document


def serve(port: int) -> None:
    """Serve until killed."""
    from django.core.wsgi import get_wsgi_application
    from waitress import serve as serve_forever

    serve_forever(get_wsgi_application(), host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        sys.stdout.write(json.dumps(prepare(sys.argv[2])))
    elif sys.argv[1] == "empty":
        empty(sys.argv[2])
    elif sys.argv[1] == "hundred":
        sys.stdout.write(str(hundred()))
    else:
        serve(int(sys.argv[2]))
