"""Messages of other kinds: later prints, readdressals, service messages."""
