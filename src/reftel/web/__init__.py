"""The reading room."""

from reftel.web.app import create_app
from reftel.web.serving import serve

__all__ = ["create_app", "serve"]
