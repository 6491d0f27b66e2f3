"""Policy context: laws, concepts and orders that a document names, with their dates, which are no dates of signing."""

from pobratim.facts.clauses import Reading
from pobratim.facts.facts import Policy
from pobratim.language.morphology import nominative

RULE_POLICY = "policy.named"


def policies_of(readings: list[Reading]) -> tuple[Policy, ...]:
    """Acts of law and policy named in the text, in order, each once."""
    found: dict[str, Policy] = {}
    for reading in readings:
        pattern = reading.words.single.get("policy")
        if pattern is None:
            continue
        text, low = reading.passage.text, reading.passage.low
        for s, e in reading.passage.sentences() if reading.words.may_have("policy", low) else ():
            for m in pattern.finditer(low, s, e):
                date = next((d for d in reading.dates if m.end() <= d.start < e and d.start - m.end() < 90), None)
                number = reading.words.single["policy_number"].match(low, date.end if date else m.end(), e)
                end = number.end() if number else date.end if date else m.end()
                says = reading.words.single.get("policy_says")
                end = e if says and says.match(low, end, e) else end
                said = " ".join(text[m.start() : m.end()].split())
                title = nominative(said, number="sing") if reading.words.morphology else said
                key = title.lower() + (date.edtf or "" if date else "")
                if key not in found:
                    evidence = reading.passage.evidence(m.start(), end, RULE_POLICY)
                    found[key] = Policy(title, date.edtf if date else None, (evidence,))
    return tuple(found.values())
