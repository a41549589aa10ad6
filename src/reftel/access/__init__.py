"""Labels and viewers: what a viewer may read, deny by default, with the reason."""
