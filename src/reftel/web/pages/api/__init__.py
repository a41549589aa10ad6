"""The JSON API, version 1: everything that pages show as data, and everything that a reader may say."""
