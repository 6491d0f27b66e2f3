"""Eight processes change the same few ties at once: no update is lost, and whoever comes late is told so."""

import json
from collections import defaultdict

import pytest

from tests.load.registers import VENDORS, register, run, start

PROCESSES, TIES = 8, 20
FEW, MANY = 96, 10_000
WORK = """
import json, random, sys, time
import django; django.setup()
from pobratim.accounts.people import console_person
from pobratim.errors import ChangedMeanwhile
from pobratim.register import actions
from pobratim.register.actions.entries import Amended, Basis
from pobratim.register.models import Agreement, Tie

number, times = int(sys.argv[1]), int(sys.argv[2])
dice, by = random.Random(number), console_person()
ties = list(Tie.objects.order_by("pk").values_list("pk", flat=True))
held = {tie: list(Agreement.objects.filter(ties=tie).values_list("pk", flat=True)) for tie in ties}
print("ready", flush=True)
sys.stdin.readline()
saved, refused = [], 0
for turn in range(times):
    tie = dice.choice(ties)
    seen = Tie.objects.values_list("version", flat=True).get(pk=tie)
    time.sleep(dice.random() / 100)  # a person looks at the form
    basis = Basis(f"обновление {number}-{turn}")
    try:
        if turn % 2:
            said = {"kind": "prolongation", "side": "both", "date": f"{1900 + turn % 100}-01-01"}
            made = actions.add_act(by=by, tie=tie, values=said, basis=basis, seen=seen)
        else:
            agreement = dice.choice(held[tie])
            said = {"kind": "protocol", "title": f"Протокол {number}-{turn}", "date": "1999", "term": None}
            made = actions.amend(by=by, what=Amended("agreement", agreement, tie, seen), values=said, basis=basis)
        saved.append([tie, seen, made.pk, basis.words])
    except ChangedMeanwhile:
        refused += 1
print(json.dumps([saved, refused]))
"""
LEFT = """
import json, django; django.setup()
from pobratim.register.models import AuditEvent, Claim, Decision, Tie
decisions = dict(Decision.objects.exclude(reason="").values_list("pk", "reason"))
print(json.dumps({
    "versions": dict(Tie.objects.values_list("pk", "version")),
    "decisions": decisions,
    "claims": Claim.objects.filter(live=True, decision__in=decisions).count(),
    "events": AuditEvent.objects.filter(action="add_fact").count(),
}))
"""


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("times", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_no_update_is_lost(vendor: str, times: int, tmp_path) -> None:
    with register(vendor, tmp_path, TIES) as address:
        before = json.loads(run(address, "-c", LEFT))["versions"]
        running = [start(address, "-c", WORK, str(number), str(times // PROCESSES)) for number in range(PROCESSES)]
        for process in running:
            assert process.stdout.readline() == "ready\n", process.communicate()[1]
        for process in running:
            process.stdin.write("go\n")
            process.stdin.flush()
        said = [process.communicate() for process in running]
        assert [process.returncode for process in running] == [0] * PROCESSES, said
        answers = [json.loads(out) for out, _ in said]
        left = json.loads(run(address, "-c", LEFT))
    saved = [each for some, _ in answers for each in some]
    refused = sum(number for _, number in answers)
    assert len(saved) + refused == times
    seen = defaultdict(list)
    for tie, version, _decision, _words in saved:
        seen[str(tie)].append(version)
    for tie, version in left["versions"].items():  # each update stands on the one before it, and none on the same
        assert sorted(seen[tie]) == list(range(before[tie], version)), tie
    assert {str(decision): words for _, _, decision, words in saved} == left["decisions"]
    assert refused > 0, "nobody met anybody"
    assert left["claims"] == left["events"] == len(saved)
