"""The format: text to telegram and back."""
