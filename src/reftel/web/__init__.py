"""The reading room."""

from reftel.web.app import create_app
from reftel.web.service import Service
from reftel.web.serving import serve

__all__ = ["Service", "create_app", "serve"]
