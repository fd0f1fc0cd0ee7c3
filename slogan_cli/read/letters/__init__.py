"""From bytes to letters: encodings, old fonts, syllables."""
