"""Invented telegrams for the tests of this room: a heading, a body, and what the reader makes of them."""

from reftel.matters import Request, suggest_requests
from reftel.telegram import Telegram
from reftel.wire import parse

HEADING = """\
{precedence} {ri}
DE {ri} #{serial:04d} 1231405
ZNY CCCCC ZZH
{prosign} {dtg}
FM {originator}
TO {to}
BT
C O N F I D E N T I A L {station} {serial:06d}

SIPDIS

E.O. 12958: DECL: 05/03/2016
TAGS: PREL EWWT QM QT
SUBJECT: {subject}
{refs}
{body}
HOLLOWAY
BT
#{serial:04d}
NNNN
"""


def telegram(
    body: str,
    *,
    originator: str = "AMEMBASSY PORT ALDER",
    station: str = "PORT ALDER",
    serial: int = 412,
    to: str = "RUEHC/SECSTATE WASHDC PRIORITY 5392",
    dtg: str = "031405Z MAY 06",
    subject: str = "THE STRAIT AND ITS PILOTS",
    refs: str = "",
) -> Telegram:
    """Read an invented telegram of Embassy Port Alder; every part can be another."""
    return parse(
        HEADING.format(
            precedence="PP",
            ri="RUEHQA",
            prosign="P",
            dtg=dtg,
            originator=originator,
            to=to,
            station=station,
            serial=serial,
            subject=subject,
            refs=f"REF: {refs}\n" if refs else "",
            body=body,
        )
    )


def from_department(body: str, *, to: str = "RUEHQA/AMEMBASSY PORT ALDER PRIORITY", **parts: object) -> Telegram:
    """Read an invented telegram of the Department."""
    return telegram(body, originator="SECSTATE WASHDC", station="STATE", to=to, **parts)  # type: ignore[arg-type]


def asks(body: str) -> tuple[Request, ...]:
    """Return what a body of Embassy Port Alder asks."""
    return suggest_requests(telegram(body))
