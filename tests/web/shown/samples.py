"""A telegram with one of everything that the reading view sets, and how tests read it."""

from reftel.telegram import Telegram
from reftel.wire import parse

RICH = """\
VZCZCXRO1102
OO RUEHQV RUEHQH
DE RUEHQA #0412/01 1231405
ZNY CCCCC ZZH
O P 031405Z MAY 06
FM AMEMBASSY PORT ALDER
TO RUEHC/SECSTATE WASHDC IMMEDIATE 2210
INFO RUEHQV/AMEMBASSY VERRIN PRIORITY 0881
RUEHQH/AMEMBASSY HALDEN BAY PRIORITY 0790
C O N F I D E N T I A L SECTION 01 OF 02 PORT ALDER 000412

SIPDIS
NOFORN

STATE FOR EUR/QCA, OES/OMC

E.O. 12958: DECL: 05/03/2016
TAGS: PREL EFIS PBTS QM QT
SUBJECT: FISHERIES COUNCIL: THE ISLANDERS WANT IT AT MINISTERS'
LEVEL

REF: A. PORT ALDER 398
     B. LANTRY 517
     C. TAGGART-OKONJO E-MAIL OF 5/2/06

Classified By: DCM Ruth Abernathy for reasons 1.4 (b) and (d).

1. (C) SUMMARY: The fisheries minister asked me to call on May 3
and handed over a note (text in para 5) which proposes a council
of the Marrow Coast and the United States (ref A).  END SUMMARY.

THE LEVEL
---------

2. (C) She said that her cabinet had discussed three things:

-- the level of the Council;
-- the seat of its secretariat; and
-- who pays.

She pointed to the non-
proliferation talks as a model for what she had in

PORT ALDER 00000412  002 OF 002

mind, and to reftels.

3. (SBU) The quotas stand as follows:

Species        2005      2006
Cod            4,100     3,900
Herring       12,000    11,400

4. (C/NF) COMMENT: Septel reports on the coast guard.  As in
para 2, and in para 19, the minister was careful.  END COMMENT.

5. (SBU) BEGIN TEXT OF MARROWAN NOTE:

The Government of the Marrow Coast proposes a Council that
would meet each spring, in alternating capitals.

1. It would be seated in Port Alder.

END TEXT.

6. (C) ACTION REQUEST: Post requests guidance by May 17 on the
level that the United States prefers.  END ACTION REQUEST.
WINTERBOTTOM
"""


def telegram_of(text: str) -> Telegram:
    return parse(text, spans=True)
