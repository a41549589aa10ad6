"""The system of record: items, versions, records, ingest, the reference web, statements, fixity."""

import logging

from reftel.archive.archive import Archive
from reftel.archive.care.naming import file_name
from reftel.archive.docket.front import MatterList
from reftel.archive.docket.listing import ORDERS, Counts, Owing, Wanted
from reftel.archive.docket.quoting import Quote, Quotes
from reftel.archive.finding.remembering import Recent, Standing
from reftel.archive.finding.searching import search_json
from reftel.archive.ingest.preview import preview
from reftel.archive.reports import (
    CopyReport,
    IngestReport,
    Problem,
    Progress,
    QueueEntry,
    RebuildReport,
    RereadReport,
    RetryReport,
    Status,
    UpgradeReport,
    VerifyReport,
)
from reftel.archive.store.patience import giving_up_at
from reftel.archive.values import (
    Brief,
    Citation,
    Collection,
    Correspondence,
    DateBasis,
    DatePrecision,
    FacetValue,
    Figures,
    FiledBy,
    Hit,
    Holding,
    KeyChoice,
    Lane,
    Letters,
    OverTime,
    Quality,
    Result,
    Sighting,
    Traffic,
    Whole,
)

# A library logs and stays silent until the program says where logs go.
logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "ORDERS",
    "Archive",
    "Brief",
    "Citation",
    "Collection",
    "CopyReport",
    "Correspondence",
    "Counts",
    "DateBasis",
    "DatePrecision",
    "FacetValue",
    "Figures",
    "FiledBy",
    "Hit",
    "Holding",
    "IngestReport",
    "KeyChoice",
    "Lane",
    "Letters",
    "MatterList",
    "OverTime",
    "Owing",
    "Problem",
    "Progress",
    "Quality",
    "QueueEntry",
    "Quote",
    "Quotes",
    "RebuildReport",
    "Recent",
    "RereadReport",
    "Result",
    "RetryReport",
    "Sighting",
    "Standing",
    "Status",
    "Traffic",
    "UpgradeReport",
    "VerifyReport",
    "Wanted",
    "Whole",
    "file_name",
    "giving_up_at",
    "preview",
    "search_json",
]
