"""One row for each telegram: the columns that CSV and Parquet share."""

from typing import Final

from reftel.archive.values import Whole

COLUMNS: Final = (
    "mrn",
    "version_id",
    "date",
    "date_precision",
    "date_basis",
    "station",
    "origin",
    "originator",
    "action_addressees",
    "info_addressees",
    "precedence",
    "classification",
    "handling",
    "captions",
    "tags",
    "subject",
    "references",
    "signature",
    "paragraphs",
    "findings",
    "source_path",
    "source_member",
    "source_sha256",
    "text",
)
"""Names as in the record; lists are joined by `|`."""


def row_of(whole: Whole) -> tuple[str, ...]:
    """Return the values in the order of `COLUMNS`; what the text does not say is empty."""
    telegram, source = whole.telegram, whole.telegram.source
    start, end = whole.extent
    return (
        whole.mrn or "",
        telegram.version_id,
        f"{whole.sort_date:%Y-%m-%dT%H:%M:%SZ}" if whole.sort_date else "",
        whole.date_precision or "",
        whole.date_basis or "",
        telegram.station or "",
        telegram.origin or "",
        telegram.originator or "",
        "|".join(addressee.designator for addressee in telegram.action_addressees),
        "|".join(addressee.designator for addressee in telegram.info_addressees),
        (telegram.precedence.action or "") if telegram.precedence else "",
        telegram.classification or "",
        telegram.handling or "",
        "|".join(telegram.captions),
        "|".join(tag.code for tag in telegram.tags),
        telegram.subject or "",
        "|".join(reference.mrn or reference.text for reference in telegram.references),
        telegram.signature or "",
        str(len(telegram.body)),
        "|".join(dict.fromkeys(finding.code for finding in telegram.findings)),
        source.path if source else "",
        (source.member or "") if source else "",
        source.sha256 if source else "",
        whole.text[start:end],
    )
