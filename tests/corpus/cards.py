"""Invented cards: a withdrawal notice, and the same kind of facts as rows of a table and as objects."""

NOTICE = """\
                         WITHDRAWAL NOTICE

RG: 59      Box: 7      Tab: 3

                         ACCESS RESTRICTED

The item identified below has been withdrawn from this file:

Document Number: 06PORTALDER413
Document Date: 03-15-2006
Document Type: Telegram
From: Port Alder
To: Department
Subject: Herring talks
Original Classification: SECRET

In the review of this file this item was removed because access to it is restricted.
"""

CATALOGUE = """\
identifier,date,origin,subject,classification
06PORTALDER413,2006-03-15,Embassy Port Alder,THE HARBOUR MINISTER'S CALENDAR,UNCLASSIFIED
06PORTALDER414,2006-03-16,Embassy Port Alder,"COD, AND HERRING",CONFIDENTIAL
"""

DESCRIBED = """\
{"mrn": "06PORTALDER413", "created": "2006-03-15", "title": "THE HARBOUR MINISTER'S CALENDAR", "tags": ["PREL", "QM"]}
{"mrn": "06PORTALDER414", "created": "2006-03-16", "title": "COD, AND HERRING", "tags": []}
"""


def card_samples() -> dict[str, bytes]:
    return {
        "withdrawal notice": NOTICE.encode(),
        "catalogue": CATALOGUE.encode(),
        "catalogue in JSON": DESCRIBED.encode(),
    }
