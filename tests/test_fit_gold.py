"""Clusters and folds: texts that share a passage are never on both sides of a cross-validation."""

from tools.fit.gold import BOILERPLATE, FOLDS, SHINGLE, clusters_of, fold_of

SHARED = " ".join(f"chung{n}" for n in range(SHINGLE))


def test_texts_that_share_a_passage_are_one_cluster() -> None:
    texts = {"b": f"mở đầu {SHARED} kết", "a": f"khác {SHARED}", "c": "không chung gì"}
    assert clusters_of(texts) == {"a": "a", "b": "a", "c": "c"}


def test_sharing_goes_over_a_third_text() -> None:
    other = SHARED.replace("chung", "riêng")
    assert set(clusters_of({"a": SHARED, "b": f"{SHARED} {other}", "c": other}).values()) == {"a"}


def test_boilerplate_joins_nothing() -> None:
    texts = {f"{n}": f"bài {n} {SHARED}" for n in range(BOILERPLATE + 1)}
    assert len(set(clusters_of(texts).values())) == BOILERPLATE + 1


def test_a_fold_is_the_same_on_every_machine() -> None:
    assert [fold_of(c) for c in ("a", "b", "c", "d")] == [4, 4, 2, 0]
    assert {fold_of(str(n)) for n in range(500)} == {-1, *range(FOLDS)}
