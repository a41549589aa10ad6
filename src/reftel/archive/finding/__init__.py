"""Reading: one telegram by its address, search, figures; and the index that is kept in step with the records."""
