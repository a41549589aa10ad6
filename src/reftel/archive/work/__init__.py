"""Readers' own work: collections, marks, notes, saved searches, frozen result sets, lists of names. Kept apart, never made again."""
