"""Documents that the tests of this room share: invented, and small."""

import datetime as dt

import msgspec

from reftel.search import IndexDocument, month_number


def seconds(year: int, month: int, day: int) -> int:
    return int(dt.datetime(year, month, day, tzinfo=dt.UTC).timestamp())


def document(version_id: str, **changes: object) -> IndexDocument:
    plain = IndexDocument(
        version_id=version_id,
        mrn=None,
        station=None,
        serial=None,
        year=None,
        month=None,
        date=None,
        classification=None,
        label_class="UNCLASSIFIED",
        captions=(),
        tags=(),
        origin=None,
        precedence=None,
        to=(),
        info=(),
        exempt=(),
        signature=None,
        kind="telegram",
        subject=None,
        refs=(),
        has=(),
        passages=(),
        other_text="",
    )
    return msgspec.structs.replace(plain, **changes)


def text_document(version_id: str, text: str) -> IndexDocument:
    return document(version_id, passages=(("paragraph", None, text),))


HARBOUR = document(
    "a" * 16,
    mrn="06PORTALDER412",
    station="PORTALDER",
    serial=412,
    year=2006,
    month=month_number(2006, 3),
    date=seconds(2006, 3, 14),
    classification="CONFIDENTIAL",
    label_class="CONFIDENTIAL|NOFORN",
    captions=("SIPDIS", "NOFORN"),
    tags=("PREL", "EFIS", "QM"),
    originator="AMEMBASSY PORT ALDER",
    origin="Embassy Port Alder",
    precedence="PRIORITY",
    to=("SECSTATE WASHDC",),
    info=("AMEMBASSY VERRIN", "AMCONSUL SALTMERE"),
    signature="WINTERBOTTOM",
    subject="MARROW COAST PROPOSES CONSULTATIONS ON FISHERIES",
    refs=("06VERRIN88",),
    has=("sections",),
    passages=(
        ("summary", None, "1. (C) SUMMARY: The Marrowan side proposed annual consultations."),
        ("paragraph", None, "2. (C) The harbour dues were raised with U.S. shippers. The quota\nremains open."),
        ("comment", None, "3. (C) COMMENT: We believe the proposal is sincere."),
        ("action_request", None, "4. (C) ACTION REQUEST: Post requests guidance on the quota."),
        ("enclosure", "Marrow Coast", "A Joint Commission shall meet in alternating capitals."),
    ),
    other_text="O 141205Z MAR 06",
    findings=("RT101", "RT709"),
    people=("WINTERBOTTOM", "Edna Crake"),
    drafters=("POL: ECRAKE",),
    matters=("request",),
    asks=("Post",),
    owes=("the Department",),
    due=(seconds(2006, 4, 1), seconds(2006, 5, 1)),
)
REPLY = document(
    "b" * 16,
    mrn="06STATE30511",
    station="STATE",
    serial=30511,
    year=2006,
    month=month_number(2006, 4),
    date=seconds(2006, 4, 2),
    classification="SECRET",
    label_class="SECRET",
    tags=("PREL", "QM"),
    originator="SECSTATE WASHDC",
    origin="Secretary of State",
    precedence="IMMEDIATE",
    to=("AMEMBASSY PORT ALDER",),
    exempt=("AMEMBASSY LANTRY",),
    signature="RICE",
    subject="GUIDANCE ON FISHERIES QUOTA",
    refs=("06PORTALDER412",),
    passages=(("paragraph", None, "1. (S) Post may tell the Marrowan side that the quota stands."),),
    other_text="",
)
NOTICE = document(
    "c" * 16,
    mrn="05SALTMERE7",
    station="SALTMERE",
    serial=7,
    year=2005,
    month=month_number(2005, 12),
    date=seconds(2005, 12, 31),
    classification="UNCLASSIFIED",
    label_class="UNCLASSIFIED",
    tags=("EFIS",),
    origin="Consulate Saltmere",
    precedence="ROUTINE",
    kind="service",
    subject="LIGHTHOUSE CLOSED",
    passages=(("paragraph", None, "The lighthouse at Saltmere is closed for repair; see 06PORTALDER412."),),
)
CLIPPING = document(
    "d" * 16,
    kind="unrecognised",
    label_class="UNCLASSIFIED|UNMARKED",
    other_text="A newspaper wrote of the harbour, fisheries and Port Alder.",
)
COLLECTION = (HARBOUR, REPLY, NOTICE, CLIPPING)
