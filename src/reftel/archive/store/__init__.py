"""The folder and the database: tables, transactions, compression, the writer's lock."""
