"""What class and id names of web pages say, after the habits of Vietnamese and English content systems."""

import re
from functools import lru_cache

_FURNITURE = frozenset(
    """
    nav navbar navigation menu menubar topbar breadcrumb breadcrumbs footer sidebar aside widget related
    relate relates relatednews comment comments commentbox binhluan share sharing social socials tag
    tags keyword keywords tukhoa ads adv advertise advertisement advertising adzone banner quangcao
    popup modal subscribe newsletter pagination paging mostview mostread docnhieu xemnhieu tinmoi
    tinkhac xemthem readmore seemore hotnews cookie toolbar rating vote poll login search trending
    recommend recommended recommendation suggestion tinlienquan cungchuyenmuc lienquan copyright sitemap
    """.split()  # noqa: SIM905
)
_FURNITURE_PAIRS = re.compile(
    r"(?:tin|bai|news|list)-(?:lien-?quan|related?|khac|moi|cung|nong|noi-bat)|lien-?quan|binh-?luan|quang-?cao"
    r"|cung-chuyen-muc|(?:doc|xem)-(?:nhieu|them)|(?:read|see|view)-more|most-(?:viewe?d?|read|popular)|hot-news"
    r"|(?:other|latest)-(?:news|posts?|articles?)|tu-khoa"
)
_COMMENTS = re.compile(
    r"(?:^| )(?:(?!(?:has|no|with|open|can|post)-)[a-z0-9]{1,20}-){0,3}(?:comments?|binh-?luan|y-?kien(?:-ban-doc)?|cmt)"
    r"(?:-(?:list|box|area|wrap[a-z]*|contents?|items?|form|section|detail|all))?(?= |$)"
)
_CAPTION = re.compile(r"caption|chu-?thich|(?:image|photo|img|fig)-(?:desc|note|cap|info|title|credit)")
_LEAD = re.compile(
    r"(?<![a-z])(?:sapo|lead|summary|standfirst|chapeau|dek|excerpt|intro|description|desc|abstract|tom-?tat|mo-?ta)"
    r"(?![a-z])"
)
_BODY = re.compile(
    r"(?:article|post|entry|news|detail|content|main|story|singular|cms|knc|afcbc|bai-?viet|noi-?dung|fck)-?"
    r"(?:body|content|detail|text|noi-?dung|chi-?tiet)(?![a-z])|(?<![a-z])(?:noi-?dung|maincontent|fck-detail)"
)
_TITLE = re.compile(r"(?<![a-z])(?:title|headline|heading|tieu-?de|tit)(?![a-z])")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_OTHER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def words_of(names: str) -> str:
    """Return class and id names in one form: `articleBody main_text` as `article-body main-text`."""
    return " ".join(_OTHER.sub("-", _HUMP.sub("-", name).lower()) for name in names.split())


@lru_cache(maxsize=4096)
def is_furniture(names: str) -> bool:
    """Say whether the names speak of menus, related links, comments, advertising."""
    words = words_of(names)
    return bool(_FURNITURE_PAIRS.search(words)) or not _FURNITURE.isdisjoint(re.split("[- ]", words))


@lru_cache(maxsize=4096)
def is_comments(names: str) -> bool:
    """Say whether the names speak of the readers' comments, however much of the page they fill."""
    return bool(_COMMENTS.search(words_of(names)))


@lru_cache(maxsize=4096)
def is_caption(names: str) -> bool:
    """Say whether the names speak of the caption of a picture."""
    return bool(_CAPTION.search(words_of(names)))


@lru_cache(maxsize=4096)
def is_lead(names: str) -> bool:
    """Say whether the names speak of the lead paragraph (sapo)."""
    return bool(_LEAD.search(words_of(names)))


@lru_cache(maxsize=4096)
def is_title(names: str) -> bool:
    """Say whether the names speak of a title."""
    return bool(_TITLE.search(words_of(names)))


@lru_cache(maxsize=4096)
def is_body(names: str) -> bool:
    """Say whether the names speak of the text of the article."""
    return bool(_BODY.search(words_of(names)))
