"""Answers: which later telegram answers a request, whole or in part."""
