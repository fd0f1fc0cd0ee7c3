"""Collections: JSON, CSV, Parquet."""
