"""Who is named in a sentence, and which names a text holds."""
