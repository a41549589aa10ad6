"""Care: is all as it should be, and everything read anew from the originals."""
