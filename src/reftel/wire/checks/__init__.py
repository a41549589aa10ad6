"""What is checked of a telegram, and what can be mended."""
