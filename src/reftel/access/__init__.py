"""Labels and viewers: what a viewer may read, deny by default, with the reason."""

from reftel.access.decisions import Decision, Scope, decide, scope
from reftel.access.labels import Label, joined, label_class, parse_label_class
from reftel.access.viewers import Viewer

__all__ = ["Decision", "Label", "Scope", "Viewer", "decide", "joined", "label_class", "parse_label_class", "scope"]
