"""Telegrams as Foreign Relations of the United States prints them."""
