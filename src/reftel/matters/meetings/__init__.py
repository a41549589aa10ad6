"""Meetings: when and where the sender's side met whom."""
