"""The prose of a telegram made ready for rules: stretches, sentences, parties, word lists, anchored patterns."""
