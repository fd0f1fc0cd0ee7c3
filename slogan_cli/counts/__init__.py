"""Which numbers name a directive."""
