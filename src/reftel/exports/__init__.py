"""What leaves an archive: citations, quotations, tables, records, originals in a bag.

Every writer takes whole versions one after the other and streams: a set of a million needs no more memory than one of ten.
"""

from reftel.exports.facts import Facts, facts_of, facts_of_holding
from reftel.exports.formats import FORMATS, Format, export_format
from reftel.exports.quoting import quotation

__all__ = ["FORMATS", "Facts", "Format", "export_format", "facts_of", "facts_of_holding", "quotation"]
