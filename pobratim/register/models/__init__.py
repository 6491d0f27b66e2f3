"""Tables of the register.

What came in is never changed: documents, facts, evidence, decisions, audit (triggers refuse it). What stands in the
tables of records (ties, agreements, acts…) is the sum of the accepted facts and can be computed from them anew.
"""

from pobratim.register.models.among import Among
from pobratim.register.models.audit import AuditEvent
from pobratim.register.models.deliveries import Delivery
from pobratim.register.models.outlines import TieCount, TieOutline
from pobratim.register.models.papers import Claim, Decision, Document, DocumentWords, Evidence, Fact, Proposal
from pobratim.register.models.places import Place, PlaceIdentifier, PlaceLink, PlaceName
from pobratim.register.models.records import (
    Act,
    Activity,
    Agreement,
    Direction,
    Party,
    Policy,
    Project,
    Recommendation,
    Record,
    Statement,
    Tie,
)
from pobratim.register.models.words import PaperWord, TieWord

__all__ = [
    "Act",
    "Activity",
    "Agreement",
    "Among",
    "AuditEvent",
    "Claim",
    "Decision",
    "Delivery",
    "Direction",
    "Document",
    "DocumentWords",
    "Evidence",
    "Fact",
    "PaperWord",
    "Party",
    "Place",
    "PlaceIdentifier",
    "PlaceLink",
    "PlaceName",
    "Policy",
    "Project",
    "Proposal",
    "Recommendation",
    "Record",
    "Statement",
    "Tie",
    "TieCount",
    "TieOutline",
    "TieWord",
]
