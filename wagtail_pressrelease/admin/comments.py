"""Comments in a form that has been open for a while: one that somebody resolved or deleted meanwhile stops nobody from
saving."""

import re

from wagtail.models import Comment, CommentReply

KEY = re.compile(r"comments-\d+(?P<reply>-replies-\d+)?-id")


def without_those_gone(data, page):
    """What was posted, the comments and replies that are no longer there marked as deleted, as Wagtail marks them."""
    posted = {name: value for name, value in data.items() if value and KEY.fullmatch(name)}
    if not posted:
        return data
    open_ones = Comment.objects.filter(page_id=page.pk, resolved_at=None)
    comments = {str(pk) for pk in open_ones.values_list("pk", flat=True)}
    replies = {str(pk) for pk in CommentReply.objects.filter(comment__in=open_ones).values_list("pk", flat=True)}
    gone = [name for name, pk in posted.items() if pk not in (replies if KEY.fullmatch(name)["reply"] else comments)]
    if not gone:
        return data
    data = data.copy()
    for name in gone:
        data[name] = ""
        data[f"{name.removesuffix('id')}DELETE"] = "on"
    return data
