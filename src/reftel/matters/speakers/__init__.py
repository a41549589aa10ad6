"""Speakers: whose reported words a sentence is."""
