"""Requests: what a telegram asks, who asks whom, by when."""
