"""The vocabulary: kinds of entry, loading and checking; the words themselves stand in *.toml."""
