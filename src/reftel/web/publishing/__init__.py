"""Writing the reading room as pages that a plain file server gives out."""

from reftel.web.publishing.run import Publishing, PublishReport, publish

__all__ = ["PublishReport", "Publishing", "publish"]
