"""The roles that are certain: numbered formulas, counted lists of things to do, titles, fields, dates, words told beside.

`VERDICTS` is asked from its top; the role is the first part of the rule's name.
"""

from typing import cast

from slogan_cli.model import Role
from slogan_cli.roles.questions import (
    Quoted,
    counted,
    counts_things_to_do,
    document_before,
    is_date,
    is_document_title,
    is_field,
    is_formula,
    is_head,
    is_title_of_a_work,
    is_told_beside,
    names_its_bearer,
)
from slogan_cli.rules import Rule, first
from slogan_cli.values import RoleJudgement

#: A cue so many words before the quote is shown with a formula.
_CUE_WORDS = 3


def certain(quoted: Quoted, sure: dict[str, float]) -> RoleJudgement | None:
    """Return the role of the quote where a rule settles it; `sure` tells how often each rule is right."""
    found = first(VERDICTS, quoted)
    if found is None:
        return None
    rule, answer = found
    score = sure[rule.id]
    if rule.id in _BY_COUNT:
        score *= min(c.confidence for c in counted(quoted))
    return RoleJudgement(
        cast(Role, rule.id.partition(".")[0]),
        _cue_of(quoted, rule.id),
        rule.id,
        score,
        rule.why(answer).reason,
    )


def _cue_of(quoted: Quoted, rule: str) -> tuple[int, int] | None:
    """Return the words that are shown as the cue of what a rule settled."""
    if rule == "name.document-title":
        found = document_before(quoted)
        return found.span("document") if found is not None else None
    hit = quoted.evidence.cue
    if rule == "speech.told-beside":
        return quoted.evidence.told
    if hit is None or rule in {"directive.marked-head", "term.date"}:
        return None
    near = hit.distance <= (0 if rule == "directive.counted-list" else _CUE_WORDS)
    return (hit.start, hit.end) if near else None


#: These rules are as sure as the count is that they rest on.
_BY_COUNT = frozenset({"name.formula-of", "directive.formula", "directive.marked-head"})

VERDICTS: tuple[Rule[Quoted], ...] = (
    Rule(
        "term.date",
        is_date,
        "it is a date",
        examples=("Ô “⟦31/01/2019⟧” để trống thì máy báo lỗi.", "Góc giấy có “⟦ngày 5 tháng 9 năm 2031⟧”."),
        not_examples=("Phố “⟦Mùng 3 tháng 2⟧” nay đã có đèn.",),
        accepts=True,
    ),
    Rule(
        "term.field",
        is_field,
        "it is the label of a field that is to be filled in",
        examples=("Đầu tờ phiếu có “⟦Số: [số] / [tên sổ]⟧”.", "Dòng cuối in sẵn “⟦Người nhận: ____⟧”."),
        not_examples=("Ông Tám kể: “⟦Lúc đó [năm 2031] nước ngập hết chợ⟧”.",),
        accepts=True,
    ),
    Rule(
        "name.formula-of",
        names_its_bearer,
        "it names who or what keeps the formula “{}”",
        examples=(
            "Chị nhận danh hiệu “⟦Phụ nữ 5 tốt⟧”.",
            "Hội mở phong trào “⟦Xóm đạo 3 không⟧” trong cả huyện.",
        ),
        not_examples=("Xã đề ra phương châm “⟦phương châm 4 tại chỗ⟧”.",),
        accepts=True,
    ),
    Rule(
        "name.titled",
        is_title_of_a_work,
        "it is the title of a work, whatever it counts",
        examples=(
            "Anh mượn cuốn sách “⟦Ba nhất⟧” về đọc.",
            "Tối nay nhà hát diễn vở “⟦Ba sẵn sàng⟧”.",
        ),
        not_examples=("Thanh niên xã theo phong trào “⟦Ba sẵn sàng⟧”.",),
        accepts=True,
    ),
    Rule(
        "directive.formula",
        is_formula,
        "the quoted words are the numbered formula “{}”",
        examples=("Tổ dân phố làm theo “⟦3 không⟧”.", "Thôn giữ “⟦5 không, 3 sạch⟧” đã hai năm."),
        not_examples=(
            "Ông Bảy cho biết: “⟦Muốn có 5 tốt thì mỗi người trong làng phải góp một buổi công mỗi tuần⟧”.",
        ),
        accepts=True,
    ),
    Rule(
        "directive.marked-head",
        is_head,
        "the quoted words are the head of the numbered formula “{}”",
        examples=("Đội phòng chống lũ theo phương châm 4 “⟦tại chỗ⟧”.",),
        accepts=True,
    ),
    Rule(
        "directive.counted-list",
        counts_things_to_do,
        "the quoted words count a set of things to do",
        examples=("Cán bộ phường thực hiện “⟦7 nguyên tắc tiếp dân tại nhà⟧” từ tháng này.",),
        not_examples=("Chị đăng bài báo “⟦5 bước trồng rau trên mái nhà⟧”.",),
        accepts=True,
    ),
    Rule(
        "name.document-title",
        is_document_title,
        "it stands where the title of “{}” does",
        examples=(
            "Chi bộ học Quy định số 27-QĐ/HU ngày 3/4/2031 của Huyện uỷ “⟦về giữ gìn nguồn nước của làng nghề⟧”.",
        ),
        not_examples=("Trong Nghị quyết số 12 của Chính phủ nêu rõ: “⟦Phải làm ngay việc này⟧”.",),
        accepts=True,
    ),
    Rule(
        "speech.told-beside",
        is_told_beside,
        "a clause right beside it tells who says it",
        examples=("Bà Lò Thị Pâng hẹn: “⟦Quý sau⟧”.", "“⟦Hết hàng⟧”, chủ quán Lê Văn Tám đáp gọn."),
        not_examples=(
            "Ông Tám nhắc “⟦cơm nguội⟧” mỗi bận vắng khách.",
            "Bà Lò Thị Pâng dặn con giữ phương châm: “⟦chậm mà chắc⟧”.",
        ),
        accepts=True,
    ),
)
