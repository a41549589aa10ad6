"""The system of record: items, versions, records, ingest, the reference web, statements, fixity."""
