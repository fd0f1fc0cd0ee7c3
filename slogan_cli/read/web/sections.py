"""Headings that say that what follows is not the article: related news, comments, sharing."""

import re

from slogan_cli.read.web.walker import Block

_LONGEST = 100
_OTHER_ARTICLES = (
    r"(?:các |những )?(?:tin|bài)(?: viết)? (?:liên quan|khác|mới(?: nhất)?|cùng (?:chuyên mục|chủ đề))|"
    r"có thể bạn quan tâm|bình luận|ý kiến bạn đọc|ý kiến \(\d+\)|"
    r"related (?:news|articles|stories)|comments?"
)
_SECTION = re.compile(
    rf"^\W*(?:{_OTHER_ARTICLES}|(?:mời )?(?:xem|đọc) (?:thêm|nhiều|tiếp)|nổi bật|đừng bỏ lỡ|từ khóa|từ khoá"
    r"|tags?|chia sẻ|theo dõi .{0,40}trên google news|in bài viết|gửi email|share)\b[^.]{0,60}$"
)
_ENDS = re.compile(rf"^\W*(?:{_OTHER_ARTICLES})(?!\w)[^.]{{0,30}}$")


def is_section(block: Block) -> bool:
    """Say whether a block is the heading of what is not the article."""
    return len(block.text) < _LONGEST and _SECTION.match(block.text.lower()) is not None


def ends_article(block: Block) -> bool:
    """Say whether a heading names other articles or comments, which stand behind an article."""
    return _ENDS.match(block.text.lower()) is not None
