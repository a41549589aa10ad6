"""What a side wants, accepts or refuses, or is expected to."""
