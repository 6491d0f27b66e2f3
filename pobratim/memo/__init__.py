"""The analytical memo, written from the register.

`compose(scope)` gives the tree, `write_memo(path, as_of=…, region=…)` the file (.docx, .pdf, .html, .md, .json by the
path's ending), `fragment(memo)` the HTML of a page. `compose_from(material)` needs no register.
"""

from pobratim.memo.composing import compose_from
from pobratim.memo.memo import Memo, Requisites
from pobratim.memo.renderers.html import fragment
from pobratim.memo.scope import Scope
from pobratim.memo.writing import compose, write, write_memo

__all__ = ["Memo", "Requisites", "Scope", "compose", "compose_from", "fragment", "write", "write_memo"]
