"""What each group of facts is, in the words that a decision by weights is told in."""

WORDS = {
    "rule": "a construction of the text says so",
    "first": "the nearest construction says so",
    "meant": "a pronoun or an office may mean them",
    "previous": "the quote before is told as theirs",
    "next": "the quote behind is told as theirs",
    "agent": "they are named as speakers are",
    "count": "how often the passage names them",
    "place": "where they are named",
    "here": "they stand in the sentence of the quote",
    "frame": "a verb of saying in the sentence is theirs",
    "gap": "what stands between them and the quote",
    "lead": "what stands between the quote and them",
    "behind": "they stand right behind the quote",
    "there": "they are named in a sentence near by",
    "carry": "they spoke last",
    "nobody": "the words are told as nobody's who is named",
}
