"""What each span of a telegram is and what its value means."""
