"""Consultations between states, as the archive keeps them: a kind of matter with its parts, in the same statements."""
