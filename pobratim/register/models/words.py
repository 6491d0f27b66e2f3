"""The words by which ties and papers are found, derived of their keys: no record, all of it may be made anew."""

from django.db import models

from pobratim.register.models.papers import Document
from pobratim.register.models.records import Tie


class TieWord(models.Model):
    """A word of the key of a tie, as bytes of UTF-8."""

    pk = models.CompositePrimaryKey("word", "tie")
    word = models.BinaryField()
    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "tie_word"


class PaperWord(models.Model):
    """A word of the key of a document, as bytes of UTF-8."""

    pk = models.CompositePrimaryKey("word", "document")
    word = models.BinaryField()
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        db_table = "paper_word"
