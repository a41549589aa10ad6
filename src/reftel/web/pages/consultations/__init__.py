"""Pages about consultations between states."""
