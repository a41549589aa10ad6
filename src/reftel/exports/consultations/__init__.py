"""Consultations to take away: papers as text, Markdown and PDF; calendars; tables and records."""
