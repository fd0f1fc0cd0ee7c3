"""Makes documents for the tests: web pages, Word and PDF files, bytes in the older encodings.

Everything is made from texts of our own, in the manner of real sites and programs.
"""

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"


def seed_texts() -> list[str]:
    """Return the five seed texts."""
    return [path.read_text("utf-8") for path in sorted(SEEDS.glob("0*.txt"))]


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, a line each."""
    return [line for line in text.splitlines() if line.strip()]


def folded(text: str) -> str:
    """Return `text` with single spaces, for comparing what different formats give."""
    return " ".join(text.split())


MENU = "".join(
    f'<li><a href="/{i}">{name}</a></li>'
    for i, name in enumerate(
        ["Trang chủ", "Chính trị", "Kinh tế", "Văn hóa", "Thể thao", "Đời sống", "Video"]
    )
)
TEASERS = "".join(
    f'<li><a href="/tin-{i}">Tin khác số {i}: 3 điểm đến, 5 món ngon “phải thử” ở miền biển</a></li>'
    for i in range(6)
)
COMMENT = "Bài viết rất hay, tôi đồng tình với 4 điểm mà tác giả nêu, xin “cảm ơn” tòa soạn đã đăng bài này."
FOOTER = "Giấy phép số 12/GP-BTTTT. Tổng biên tập: Nguyễn Văn A. Địa chỉ: 1 phố Hàng B, Hà Nội. © Bản quyền."
CAPTION = "Quang cảnh hội nghị. Ảnh: PV"


def _head(title: str, lead: str, site: str, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="{charset}"><title>{escape(title)} - {site}</title>'
        f'<meta property="og:title" content="{escape(title)}">'
        f'<meta name="description" content="{escape(lead[:150])}">'
        f'<meta property="article:published_time" content="2023-04-05T08:30:00+07:00">'
        "<style>p{margin:0}</style><script>var a = '5 không: một, hai';</script></head><body>"
    )


def _ps(paragraphs: Sequence[str], cls: str = "") -> str:
    mark = f' class="{cls}"' if cls else ""
    return "\n".join(f"<p{mark}>{escape(text)}</p>" for text in paragraphs)


def page_with_description(title: str, lead: str, body: Sequence[str]) -> str:
    """Lead in a `p.description` before an `article`, comments below, a sidebar with teasers."""
    return (
        _head(title, lead, "Báo Thử Nghiệm")
        + f'<header class="header"><nav class="main-nav"><ul>{MENU}</ul></nav></header>'
        f'<section class="page-detail"><div class="sidebar-1"><span class="date">Thứ tư, 5/4/2023, 08:30</span>'
        f'<h1 class="title-detail">{escape(title)}</h1>'
        f'<p class="description"><span class="location-stamp"></span>{escape(lead)}</p>'
        f'<article class="fck_detail">{_ps(body[:1], "Normal")}'
        f'<figure><img src="a.jpg"><figcaption><p class="Image">{CAPTION}</p></figcaption></figure>'
        f'{_ps(body[1:], "Normal")}<ul class="list-news">{TEASERS}</ul></article>'
        f'<div id="box_comment"><p>{COMMENT}</p><p>{COMMENT}</p></div></div>'
        f'<div class="sidebar-2"><h3>Xem nhiều</h3><ul>{TEASERS}</ul></div></section>'
        f"<footer><p>{FOOTER}</p></footer></body></html>"
    )


def page_with_sapo(title: str, lead: str, body: Sequence[str]) -> str:
    """Lead in an `h2.detail-sapo`, related news and captions as `div` within the body."""
    related = (
        '<div class="VCSortableInPreviewMode" type="RelatedOneNews"><a href="/x"><span>'
        "Thành phố triển khai 7 nhiệm vụ cuối năm</span></a></div>"
    )
    photo = (
        '<div class="VCSortableInPreviewMode" type="Photo"><div><img src="b.jpg"></div>'
        f'<div class="PhotoCMS_Caption"><p>{CAPTION}</p></div></div>'
    )
    return (
        _head(title, lead, "Tuổi Mới Online")
        + f'<div class="header__nav"><ul>{MENU}</ul></div><div class="detail__cmain">'
        f'<h1 class="detail-title article-title" data-role="title">{escape(title)}</h1>'
        '<div class="detail-info"><div class="detail-time">05/04/2023 08:30 GMT+7</div></div>'
        f'<h2 class="detail-sapo" data-role="sapo">{escape(lead)}</h2>'
        f'<div class="detail-content afcbc-body">{photo}{_ps(body[:2])}{related}{_ps(body[2:])}</div>'
        '<div class="detail-tab"><a href="/t">Trở lại trang chủ</a></div>'
        f'<div class="detail__tag"><a href="/k">chuyển đổi số</a> <a href="/k2">kinh tế</a></div></div>'
        f'<div class="box-category"><div class="title">Tin cùng chuyên mục</div><ul>{TEASERS}</ul></div>'
        f'<div class="detail-comment"><p>{COMMENT}</p></div>'
        f'<div class="footer"><p>{FOOTER}</p></div></body></html>'
    )


def page_with_cards(title: str, lead: str, body: Sequence[str]) -> str:
    """Lead in a `div`, picture in a layout table, cards of other articles below within the main column."""
    card = (
        '<article class="story"><h2 class="story__heading"><a href="/y">Khai mạc tuần lễ áo dài</a></h2>'
        '<div class="story__summary">Tuần lễ áo dài năm nay mang chủ đề “Sắc màu quê hương” với 5 hoạt động '
        "chính diễn ra tại phố đi bộ trung tâm thành phố.</div></article>"
    )
    return (
        _head(title, "", "Nhân Dân Thử")
        + f'<div class="site-header"><ul class="menu">{MENU}</ul></div><div class="main-content article">'
        f'<h1 class="article__title cms-title">{escape(title)}</h1>'
        '<div class="article__meta"><time datetime="2023-04-05T08:30:00">Thứ Tư, ngày 5/4/2023</time></div>'
        f'<div class="article__sapo cms-desc">{escape(lead)}</div>'
        f'<table class="picture"><tr><td><img src="c.jpg"></td></tr><tr><td class="caption">{CAPTION}</td></tr>'
        f'</table><div class="article__body cms-body">{_ps(body)}</div>'
        f'<div class="rank-2"><div class="box-style-9">{card * 4}</div></div></div>'
        f'<div class="footer">{FOOTER}</div></body></html>'
    )


def page_of_divs(title: str, lead: str, body: Sequence[str]) -> str:
    """A portal: title in a `span`, paragraphs as `div`, the lead in bold within the body."""
    inner = "\n".join(f'<div style="text-align: justify;">{escape(text)}</div>' for text in body)
    return (
        f'<html><head><title>{escape(title)}</title></head><body><form id="aspnetForm"><div id="menu"><ul>{MENU}'
        f'</ul></div><table width="100%"><tr><td class="left"><ul>{TEASERS}</ul></td><td>'
        f'<span id="ctl00_lblTitle" class="title">{escape(title)}</span><br>'
        '<span id="ctl00_lblDate">(Ngày đăng: 05/04/2023)</span>'
        f'<div id="ctl00_content" class="noidung"><div><b>{escape(lead)}</b></div>{inner}'
        f'<div class="chuthich">{CAPTION}</div></div>'
        f"<div>Các tin khác:</div><ul>{TEASERS}</ul></td></tr></table>"
        f'<div class="copyright">{FOOTER}</div></form></body></html>'
    )


def page_of_tables(title: str, lead: str, body: Sequence[str]) -> str:
    """A site of 2005: layout tables, `font` elements, lines parted by `br`."""
    lines = "<br><br>\r\n".join(escape(text) for text in [lead, *body])
    links = "".join(f'<a href="{i}.htm">Mục số {i}</a><br>' for i in range(12))
    return (
        f"<HTML><HEAD><TITLE>{escape(title)}</TITLE>\r\n</HEAD>\r\n<BODY bgcolor=#ffffff>"
        f"<TABLE><TR><TD width=150 valign=top>{links}</TD>\r\n<TD valign=top>"
        f'<P align=center><FONT size=4 face="Arial"><B>{escape(title)}</B></FONT></P>'
        f'<FONT face="Times New Roman" size=3>{lines}</FONT></TD></TR></TABLE>'
        f"<P align=center><FONT size=1>{FOOTER}</FONT></P></BODY></HTML>"
    )


PAGES: dict[str, Callable[[str, str, Sequence[str]], str]] = {
    "description": page_with_description,
    "sapo": page_with_sapo,
    "cards": page_with_cards,
    "divs": page_of_divs,
    "tables": page_of_tables,
}
"""Makers of web pages: (title, lead, paragraphs) to HTML."""


def page_of(text: str, style: str) -> str:
    """Return `text`, whose first two paragraphs are title and lead, as a web page."""
    title, lead, *body = paragraphs_of(text)
    return PAGES[style](title, lead, body)
