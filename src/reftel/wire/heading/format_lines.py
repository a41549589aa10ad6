"""The format lines of a heading as patterns: lines 1 to 11 of ACP 127, one pattern for each, and how far reading goes."""

import re
from typing import Final

from reftel.wire.dates import DATE_TIME_GROUP

TRANSMISSION: Final = re.compile(r"(?:V?ZCZC ?[A-Z]{1,6} ?\d{3,4}|VV +[A-Z]{3}\d{3})\b")
CALLED: Final = re.compile(r"(?P<prosign>ZZ|OO|PP|RR|YY|NN)(?P<stations>(?: +R[A-Z]{3,7})+)$")
STATIONS_ONLY: Final = re.compile(r"R[A-Z]{3,7}(?: +R[A-Z]{3,7})*$")
DE_LINE: Final = re.compile(
    r"DE +(?P<station>R[A-Z]{3,7}) +#?(?P<serial>\d{1,6})(?:/(?P<section>\d{2,3}))?(?: +(?P<filed>\d{7}|\d{2,3}/\d{4}Z?))?$"
)
SECURITY: Final = re.compile(r"(?:Z[A-Z]{2}\d? +)?Z[NO][RY] +(?P<letter>[UERCST])[A-Z]{4}\b.*$")
DTG_LINE: Final = re.compile(
    rf"(?:(?P<action>[ZOPRY]) +)?(?:(?P<info>[ZOPRY]) +)?(?P<dtg>{DATE_TIME_GROUP.pattern})(?P<rest>(?:\s.*)?)$"
)
AIRGRAM_HEAD: Final = re.compile(r"(?:DEPARTMENT OF STATE )?AIRGRAM$|(?:NO\.?:? ?)?(?:CA|A)-\d{1,5}$")
FROM_LINE: Final = re.compile(r"(?:FM +|FROM ?: *)(?:(?P<indicator>R[A-Z]{3,7})/)?(?P<designator>\S.*)$")
LIST_LINE: Final = re.compile(r"(?P<list>TO|INFO|XMT)(?:[ /:]+(?P<rest>\S.*)|)$")
GROUP_COUNT: Final = re.compile(r"GR ?\d{1,5}$|GRNC$")
MAX_REPEATED: Final = 150
"""Lines of a heading that a publisher printed twice; the longest real ones have about a hundred."""

MAX_SKIPPED: Final = 40
"""Lines that the heading may hold and nobody can place (relay notes, printing numbers) before reading gives up."""

PAGE_BREAK: Final = 12
"""Lines, empty ones included, between the two classifications at a page's foot and head."""
