"""The reading room."""

from reftel.web.app import create_app
from reftel.web.serving import DEFAULT_HOST, DEFAULT_PORT, serve

__all__ = ["DEFAULT_HOST", "DEFAULT_PORT", "create_app", "serve"]
