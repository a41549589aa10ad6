"""Promises: what somebody undertakes to do, to whom, by when."""
