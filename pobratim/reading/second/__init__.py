"""The second reader: a language model behind an OpenAI-compatible address is asked for the same facts; off by default.

`with_second(facts, reader)` gives the facts with what the answer changes in them: agreement raises confidence,
disagreement becomes a doubt that a person sees. Nothing counts whose words do not stand in the text.
"""

from pobratim.reading.second.asking import SecondReader, seconds_for, with_second

__all__ = ["SecondReader", "seconds_for", "with_second"]
