"""What Datasette is asked for: by SQL the same rows that our pages show, each with the words that it rests on.

Its own page of a table would show columns of one table without names of places, instruments or words.
"""

FROM = """
FROM tie JOIN place home ON home.id = tie.home_id JOIN place partner ON partner.id = tie.partner_id
"""
COLUMNS = """
SELECT tie.id, home.name AS home, partner.name AS partner, partner.country, tie.kind, tie.since,
  (SELECT count(*) FROM agreement_tie a WHERE a.tie_id = tie.id) AS agreements,
  (SELECT max(g.date) FROM agreement_tie a JOIN agreement g ON g.id = a.agreement_id
    WHERE a.tie_id = tie.id AND g.live) AS last,
  (SELECT group_concat(s.status) FROM statement s WHERE s.tie_id = tie.id AND s.live) AS states,
  (SELECT max(v.date) FROM activity_tie a JOIN activity v ON v.id = a.activity_id
    WHERE a.tie_id = tie.id AND v.live) AS confirmed,
  (SELECT json_group_array(json_array(d.name, d.date, e.quote, decision.at))
    FROM claim JOIN evidence e ON e.fact_id = claim.fact_id JOIN fact f ON f.id = claim.fact_id
    JOIN document d ON d.id = f.document_id JOIN decision ON decision.id = claim.decision_id
    WHERE claim.tie_id = tie.id AND claim.live) AS words
"""


def listed(condition: str = "") -> str:
    """A page of ties: first which they are, then what is shown of these alone."""
    asked = f"WHERE tie.live AND tie.published {condition}"
    order = "ORDER BY home.sort_key, partner.sort_key, tie.id"
    shown = f"WITH shown AS MATERIALIZED (SELECT tie.id {FROM} {asked} {order} LIMIT 50 OFFSET :offset)"
    return f"{shown} {COLUMNS} {FROM} WHERE tie.id IN (SELECT id FROM shown) {order}"


CLAIMS = """
SELECT claim.record_kind, claim.record_id, claim."values", e.quote, e.rule_sentence, d.name, d.date, decision.at
FROM claim JOIN evidence e ON e.fact_id = claim.fact_id JOIN fact f ON f.id = claim.fact_id
JOIN document d ON d.id = f.document_id JOIN decision ON decision.id = claim.decision_id
"""
WHOLE = """
SELECT tie.id, home.name AS home, partner.name AS partner, partner.country, tie.kind, tie.since,
  (SELECT json_group_array(json_array(g.id, g.kind, g.title, g.date, g.term)) FROM agreement_tie a
    JOIN agreement g ON g.id = a.agreement_id WHERE a.tie_id = tie.id AND g.live) AS agreements,
  (SELECT json_group_array(json_array(c.id, c.kind, c.side, c.date)) FROM act c
    WHERE c.tie_id = tie.id AND c.live) AS acts,
  (SELECT json_group_array(json_array(v.id, v.what, v.date)) FROM activity_tie a
    JOIN activity v ON v.id = a.activity_id WHERE a.tie_id = tie.id AND v.live) AS activities,
  (SELECT json_group_array(json_array(k.record_kind, k.record_id, f.document_id, e.start, e."end", e.quote))
    FROM claim k JOIN evidence e ON e.fact_id = k.fact_id JOIN fact f ON f.id = k.fact_id
    WHERE k.live AND (k.tie_id = tie.id OR (k.record_kind = 'activity' AND k.record_id IN
      (SELECT a.activity_id FROM activity_tie a WHERE a.tie_id = tie.id)))) AS evidence
FROM tie JOIN place home ON home.id = tie.home_id JOIN place partner ON partner.id = tie.partner_id
WHERE tie.live AND tie.published AND tie.id > :after ORDER BY tie.id LIMIT 50
"""
QUERIES = {
    "list": listed(),
    "of_kind": listed("AND tie.kind = :kind"),
    "of_home": listed("AND tie.home_id = :home"),
    "of_country": listed("AND partner.country = :country"),
    "of_state": listed("AND EXISTS (SELECT 1 FROM statement s WHERE s.tie_id = tie.id AND s.status = :state)"),
    "one": CLAIMS
    + "WHERE claim.live AND (claim.tie_id = :tie OR (claim.record_kind = 'activity' AND claim.record_id IN"
    " (SELECT a.activity_id FROM activity_tie a WHERE a.tie_id = :tie)))",
    "found": "SELECT * FROM (SELECT tie.id, home.name || ' — ' || partner.name AS name, tie.kind AS said FROM tie"
    " JOIN place home ON home.id = tie.home_id JOIN place partner ON partner.id = tie.partner_id"
    " WHERE tie.search_key LIKE '% ' || :word || '%' ORDER BY home.sort_key LIMIT 50) UNION ALL"
    " SELECT * FROM (SELECT id, name, substr(text, 1, 200) FROM document_words"
    " JOIN document ON id = document_id WHERE key LIKE '% ' || :word || '%' ORDER BY document_id DESC LIMIT 50)",
    "paper": "SELECT f.id, f.kind, f.payload, f.confidence, e.quote, e.start, e.rule_sentence, p.outcome, p.state,"
    " p.against, k.verdict, k.at, k.reason, person.username FROM fact f JOIN evidence e ON e.fact_id = f.id"
    " JOIN proposal p ON p.fact_id = f.id LEFT JOIN decision k ON k.proposal_id = p.id"
    " LEFT JOIN person ON person.id = k.by_id WHERE f.document_id = :document ORDER BY f.number",
    "whole": WHOLE,
}
