"""Invented collections of any size whose lengths, vocabulary growth and mix of fields are those of the real ones."""
