"""An invented telegram in perfect form; the tests change one thing at a time."""

import pytest

PERFECT = """\
VZCZCQAX0412
OO RUEHC RUEHQV
DE RUEHQA #0412/01 1231405
ZNY CCCCC ZZH
O P 031405Z MAY 06
FM AMEMBASSY PORT ALDER
TO RUEHC/SECSTATE WASHDC IMMEDIATE 3301
INFO RUEHQV/AMEMBASSY VERRIN PRIORITY 0217
RUEHQH/AMEMBASSY HALDEN BAY PRIORITY
BT
C O N F I D E N T I A L PORT ALDER 000412

SIPDIS

STATE FOR EUR/ERA AND OES/OA

E.O. 12958: DECL: 05/03/2016
TAGS: PREL EFIS QM QT
SUBJECT: FISHERIES COUNCIL: THE ISLANDERS WANT IT AT
MINISTERS' LEVEL

REF: A. PORT ALDER 398
     B. 05 VERRIN 1201

Classified By: DCM Maud Ostler, reasons 1.4 (b) and (d).

1. (C) SUMMARY: The fisheries minister asked the
Ambassador to call (ref A). END SUMMARY.

THE LEVEL

2. (C) She said that her cabinet had read the paper and
wants a council of ministers. See para three.

3. (SBU) BEGIN TEXT OF MARROWAN NON-PAPER:

Marrow Coast has read the proposal with care. We would
meet each spring.

END TEXT.

4. (C) COMMENT: The minister will not wait. END COMMENT.

5. (SBU) ACTION REQUEST: Post requests instructions.
END ACTION REQUEST.
FENWICK
BT
#0412
NNNN
"""


@pytest.fixture
def perfect() -> str:
    return PERFECT
