"""Writers: documents to output."""
