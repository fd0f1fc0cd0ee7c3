"""Which strings can be Vietnamese syllables: onset, rime, tone.

After Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), and the spelling rules of the schoolbooks: c, k and q, g
and gh, ng and ngh stand before different vowels; a rime that ends in p, t, c, ch bears only the tones
sắc and nặng.
"""

import unicodedata
from functools import cache, lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = ("p", "t", "c", "ch")

_ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_RIMES = _words(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych
    uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    """
)
_Y_RIMES = _words("y yêm yên yêng yêt yêu")
_Y_AFTER = frozenset(["", "h", "k", "l", "m", "s", "t", "v", "qu"])
_AFTER_Q = _words(
    """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eng eo et ê êch ên ênh êt i it
    ôc ơ ơi ơn ơt y ych yên yêt ynh yt yu
    """
)
_AFTER_GI = _words("i in ich")
_FRONT = ("i", "e", "ê", "y")


def _spelled(onset: str, rime: str) -> bool:
    """Say whether the spelling rules allow `onset` before `rime`."""
    front = rime.startswith(_FRONT)
    if onset == "qu":
        return rime in _AFTER_Q
    if rime in _Y_RIMES:
        return onset in (_Y_AFTER if rime == "y" else {""})
    if onset in {"k", "gh", "ngh"}:
        return front
    if onset in {"c", "g", "ng"}:
        return not front
    return not (onset == "gi" and rime.startswith("i"))


@cache
def _shapes() -> frozenset[str]:
    """Return every syllable without its tone."""
    rimes = _RIMES | _Y_RIMES | _AFTER_Q
    shapes = {onset + rime for onset in _ONSETS for rime in rimes if _spelled(onset, rime)}
    return frozenset(shapes | {"g" + rime for rime in _AFTER_GI} | {"giêng", "giêt", "quôc"})


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether `word`, in composed form, can be a Vietnamese syllable with its right marks."""
    shape, tone = _apart(word)
    if tone is None or shape not in _shapes():
        return False
    return not shape.endswith(_STOPS) or tone in {"\u0301", "\u0323"}


def is_bare_syllable(word: str) -> bool:
    """Say whether `word` can be a Vietnamese syllable, be it that its tone was not written."""
    shape, tone = _apart(word)
    return tone is not None and shape in _shapes()


def _apart(word: str) -> tuple[str, str | None]:
    """Return the syllable without its tone, and the tone ("" if level, `None` if there are several)."""
    if any(sign in _TONES for sign in word):  # a tone that its letter cannot bear
        return word, None
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in letters if c in _TONES]
    if not tones:
        return word.lower(), ""
    rest = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    return rest, tones[0] if len(tones) == 1 else None
