"""Encodings: every one is told from the others, and what is not Vietnamese is left alone."""

import random
import unicodedata

import pytest
from documents import seed_texts
from hypothesis import given
from hypothesis import strategies as st
from old_encodings import ENCODERS

from slogan_cli.read.letters.encodings import best_legacy, decode, guess, known_encoding, repair
from slogan_cli.read.letters.fonts import decode_runs, legacy_of
from slogan_cli.read.letters.legacy import decode_tcvn3, decode_viscii, decode_vni
from slogan_cli.read.letters.syllables import is_syllable

# As other programs write them: the charts are checked against these, not against themselves.
KNOWN = [
    (
        decode_tcvn3,
        "Céng hoµ x· héi chñ nghÜa ViÖt Nam".encode("cp1252"),
        "Cộng hoà xã hội chủ nghĩa Việt Nam",
    ),
    (decode_tcvn3, b"\xa7\xb6ng b\xe9 tr\xad\xeang", "Đảng bộ trường"),
    (
        decode_vni,
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam".encode("cp1252"),
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
    ),
    (decode_vni, "ñöôøng loái môùi".encode("cp1252"), "đường lối mới"),
    (decode_viscii, b"Vi\xaet Nam", "Việt Nam"),
]

FOREIGN = {
    "English": "Today the “naïve” café owner said that the résumé of the coöperative was a cliché, and his fiancée "
    "agreed that the façade of the building needed £500 of work before the end of the month.",
    "French": "Le Premier ministre a déclaré à l’Assemblée que la réforme était nécessaire; où qu’il aille, il répète "
    "que l’État ne peut pas dépenser plus qu’il n’a reçu, même là où les besoins sont très élevés.",
    "German": "Der Bürgermeister erklärte, daß die Stadt für die nächsten Jahre größere Ausgaben für Schulen, Straßen "
    "und öffentliche Plätze vorgesehen hat; über die Höhe wird im März entschieden.",
    "Portuguese": "A comissão não aprovou a proposta do governo, que prevê a redução dos impostos até ao fim do ano, "
    "porque as regiões mais pobres não têm condições para participar na execução.",
    "Spanish": "El señor ministro explicó que en la región habrá más inversión pública el próximo año, según el plan "
    "que aprobó ayer la comisión de economía después de una larga sesión.",
    "code": '/* © 2003 Müller & Söhne – général */\nfor (int i = 0; i < n; i++) { s += "é" + name[i]; } // größer\n'
    'if (größe > 5) return "déjà vu"; /* naïve */ const à = f(b, c);\n',
}


@pytest.mark.parametrize(("decoder", "data", "text"), KNOWN)
def test_charts(decoder, data, text):
    assert unicodedata.normalize("NFC", decoder(data)) == text


@pytest.mark.parametrize("name", ENCODERS)
def test_excerpts_of_sixty_characters_are_told(name):
    texts = [text.split("\nTin liên quan")[0] for text in seed_texts()]
    chosen = random.Random(7)
    wrong = []
    for _ in range(400):
        text = chosen.choice(texts)
        start = chosen.randrange(len(text) - 60)
        data = ENCODERS[name](text[start : start + 60])
        if not data.isascii() and guess(data) != name:
            wrong.append((guess(data), text[start : start + 60]))
    assert len(wrong) <= 8, wrong


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_texts_stay_what_they_are(name):
    text = FOREIGN[name]
    for start in range(0, len(text) - 60, 7):
        for piece in (text, text[start : start + 60]):
            data = piece.encode("cp1252")
            assert best_legacy(data) is None
            assert repair(piece) is None
            assert decode(data).text == piece


@pytest.mark.parametrize("name", ENCODERS)
def test_whole_texts_come_back(name):
    for text in seed_texts():
        decoded = decode(ENCODERS[name](text))
        assert decoded.encoding == name
        assert _comparable(decoded.text) == _comparable(text)
        assert bool(decoded.warnings) == (not name.startswith("utf"))


def _comparable(text):
    plain = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "…": "."})
    return unicodedata.normalize("NFC", text).translate(plain).replace("...", ".").casefold()


def test_marks_and_damage():
    assert decode("\ufeffBa sẵn sàng".encode()).text == "Ba sẵn sàng"
    assert decode("Ba sẵn sàng".encode("utf-16")).text == "Ba sẵn sàng"
    assert decode("Ba sẵn sàng".encode("utf-32")).text == "Ba sẵn sàng"
    damaged = decode("Ba sẵn sàng, ba đảm đang. ".encode() * 20 + b"\xff\xc3" + "Năm xung phong.".encode())
    assert damaged.encoding == "utf-8"
    assert damaged.text.count("\ufffd") == 2
    assert "2 invalid bytes" in damaged.warnings[0]


def test_names_of_encodings():
    assert known_encoding("TCVN3") == known_encoding(".VnTime") == "tcvn3"
    assert known_encoding("cp1258") == known_encoding("Windows-1258") == "windows-1258"
    assert known_encoding("UTF8") == "utf-8"
    assert known_encoding("klingon") is known_encoding("base64") is None
    assert decode("C\xe9ng".encode("latin-1"), "latin-1").text == "Céng"


def test_letters_of_a_lost_font_are_mended():
    shown = "Thùc hiÖn ph\xad¬ng ch©m “bèn t¹i chç”, “ba s½n sµng” trong toµn huyÖn"
    found = repair(shown)
    assert found is not None
    assert found.text == "Thực hiện phương châm “bốn tại chỗ”, “ba sẵn sàng” trong toàn huyện"


def test_fonts():
    assert legacy_of(".VnTime") == legacy_of("ABCDEF+.VnArial,Bold") == legacy_of("VnTeknical") == "tcvn3"
    assert legacy_of(".VnTimeH") == legacy_of("VnArialHBold") == "tcvn3-capitals"
    assert legacy_of("VNI-Times") == "vni"
    assert legacy_of("Times New Roman") is legacy_of(None) is None
    runs = [("Thùc hiÖn “3 s¹ch” vµ ", "tcvn3"), ("®éc lËp", "tcvn3-capitals")]
    assert decode_runs(runs) == ("Thực hiện “3 sạch” và ĐỘC LẬP", True)


def test_a_font_that_lies_changes_nothing():
    assert decode_runs([("Tất cả vì học sinh thân yêu", "tcvn3")]) == ("Tất cả vì học sinh thân yêu", False)
    assert decode_runs([("là bà và cô", "tcvn3")]) == ("là bà và cô", False)


def test_syllables():
    for word in [
        "nghiêng",
        "quyết",
        "giếng",
        "gì",
        "khuỷu",
        "oẳn",
        "yêu",
        "ướt",
        "quốc",
        "thuở",
        "huỳnh",
        "hoà",
        "hòa",
        "ngoằn",
        "ý",
    ]:
        assert is_syllable(word), word
    for word in ["ngi", "kă", "cê", "tát́", "ôc", "công̀", "été", "là̀", "qô", "gê", "ghă", "bươ"]:
        assert not is_syllable(word), word


@given(st.binary(max_size=300))
def test_any_bytes_decode(data):
    decoded = decode(data)
    assert isinstance(decoded.text, str)
