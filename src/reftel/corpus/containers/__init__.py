"""Inputs that hold other inputs: folders, archives, compressed files."""
