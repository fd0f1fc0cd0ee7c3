"""The text layer: offsets, normalisation, layout, words."""
