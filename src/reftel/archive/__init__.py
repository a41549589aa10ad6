"""The system of record: items, versions, records, ingest, the reference web, statements, fixity."""

from reftel.archive.archive import Archive
from reftel.archive.find import search_json
from reftel.archive.values import (
    Brief,
    Citation,
    Collection,
    DateBasis,
    DatePrecision,
    FacetValue,
    Figures,
    FiledBy,
    Hit,
    Holding,
    IngestReport,
    KeyChoice,
    Problem,
    Progress,
    RereadReport,
    Result,
    Sighting,
    VerifyReport,
)

__all__ = [
    "Archive",
    "Brief",
    "Citation",
    "Collection",
    "DateBasis",
    "DatePrecision",
    "FacetValue",
    "Figures",
    "FiledBy",
    "Hit",
    "Holding",
    "IngestReport",
    "KeyChoice",
    "Problem",
    "Progress",
    "RereadReport",
    "Result",
    "Sighting",
    "VerifyReport",
    "search_json",
]
