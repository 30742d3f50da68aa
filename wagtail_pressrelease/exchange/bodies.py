"""Bodies and notes: from the blocks of a file to what Wagtail stores, and back."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.embeds.finders import get_finders

from wagtail_pressrelease.localization.values import is_nested

from . import pairing, parts, richtext, scalars
from .faults import At, Sentence, _
from .pairing import Piece


def check(block: parts.Block, definition, at: At) -> parts.Block:
    """What only the site can say of a block: whether it has such a one, and whether its value is right. Returns the
    block in its canonical form."""
    child = definition.child_blocks.get(block.type)
    if child is None:
        at["type"].fault(
            _("there is no block “%(type)s”; this site has %(types)s"),
            type=block.type,
            types=Sentence(", ".join(definition.child_blocks)),
        )
    elif block.type in ("heading", "paragraph") and not block.value:
        at["text" if block.type == "heading" else "html"].fault(_("the block is empty"))
    elif block.type not in parts.SHAPES:
        return _check_other(block, child, at["value"])
    return block


def _check_other(block, child, at):
    if isinstance(child, EmbedBlock):
        return _check_embed(block, at)
    before = len(at.faults)
    _check_within(child, block.value, at)
    if len(at.faults) > before:
        return block
    try:
        value = child.to_python(pairing.marked(block.value))
        prepared = child.get_prep_value(child.clean(value))
        if any(True for _reference in child.extract_references(value)):
            at.fault(_("the value names a page, image or document by its number, which is another one on another site"))
        if isinstance(child, TableBlock):
            child.render(value)
    except ValidationError as error:
        at.fault("%(message)s", message=Sentence("; ".join(_messages(error))))
    except Exception:  # whatever a site's block raises, its value is wrong
        at.fault(_("this is no value of a block “%(type)s”"), type=block.type)
    else:
        return parts.Block(block.type, pairing.unmarked(prepared))
    return block


def _messages(error):
    """The messages of a validation error, those of the blocks within included."""
    nested = (
        list((getattr(error, "block_errors", None) or {}).values())
        if isinstance(getattr(error, "block_errors", None), dict)
        else [each for each in getattr(error, "block_errors", None) or [] if each]
    )
    return [message for each in nested for message in _messages(each)] or list(error.messages)


def _check_embed(block, at):
    """An embed is checked by its address alone: asking its provider would make an import depend on the network."""
    address = block.value
    if not isinstance(address, str) or not scalars.is_web_address(address):
        at.fault(_("an address begins with https:// or http://, not “%(value)s”"), value=address)
    elif not any(finder.accept(address) for finder in get_finders()):
        at.fault(_("nothing is known to embed “%(value)s”"), value=address)
    return block


def _check_within(child, value, at):
    """Whether a value has the shape of its block, and whether rich text in it obeys the rules of paragraphs."""
    if isinstance(child, blocks.RichTextBlock) and isinstance(value, str):
        richtext.parse(value, at, stored=True)
    elif isinstance(child, blocks.BaseStructBlock):
        if not isinstance(value, dict):
            at.fault(_("an object is expected"))
            return
        for name, each in child.child_blocks.items():
            if name in value:
                _check_within(each, value[name], at[name])
    elif isinstance(child, blocks.ListBlock | blocks.BaseStreamBlock):
        if not isinstance(value, list):
            at.fault(_("a list is expected"))
            return
        for place, item in enumerate(value):
            nested = is_nested(item)
            if isinstance(child, blocks.ListBlock):
                _check_within(child.child_block, item["value"] if nested else item, at[place])
            elif nested and item["type"] in child.child_blocks:
                _check_within(child.child_blocks[item["type"]], item["value"], at[place])


def store(page, name: str, bodies: parts.Bodies, context) -> None:
    """Put both bodies into a page. `context` says which image, document, quote and page are meant, as `piece` asks for
    them."""
    first, second = (page.source_language, "ja" if page.source_language == "en" else "en")
    made = {}
    for language in (first, second):
        before = getattr(page, f"{name}_{language}")
        old = pieces_of(before.get_prep_value(), context.reference_of) if before else []
        made[language] = [piece(block, page, f"{name}_{language}", context) for block in getattr(bodies, language)]
        pairing.keep(made[language], old)
        if language == second:
            pairing.share(made[second], made[first])
        pairing.complete(made[language])
        definition = page._meta.get_field(f"{name}_{language}").stream_block
        raw = [each.raw(context.page_id) for each in made[language]]
        setattr(page, f"{name}_{language}", StreamValue(definition, raw, is_lazy=True))


def piece(block: parts.Block, page, column: str, context) -> Piece:
    value = block.value
    if block.type == "paragraph":
        return Piece("paragraph", tokens=richtext.parse(value, At("", [])))
    if block.type == "quote":
        value = context.quotes[value]
    elif block.type == "document":
        value = context.library.item(value, image=False).pk
    elif block.type == "image":
        image = context.library.item(value.image, image=True).pk
        value = {"image": image, "alt": value.alt, "caption": value.caption, "credit": value.credit}
    elif block.type != "heading":
        child = page._meta.get_field(column).stream_block.child_blocks[block.type]
        value = child.get_prep_value(child.to_python(pairing.marked(value)))
    return Piece(block.type, value=value)


def pieces_of(raw: list, reference_of=lambda pk: None) -> list[Piece]:
    """The pieces of a stored body, with their marks."""
    found = []
    for block in raw:
        if block["type"] == "paragraph":
            tokens = richtext.parse(block["value"] or "", At("", []), stored=True)
            keys = [token.key for token in richtext.keyed(tokens)]
            tokens = with_references(tokens, reference_of)
            found.append(Piece("paragraph", tokens=tokens, id=block.get("id") or "", keys=keys))
        else:
            found.append(Piece(block["type"], value=block["value"], id=block.get("id") or ""))
    return found


def with_references(tokens, reference_of):
    """Links to pages as links to the releases that they are."""
    found = []
    for token in tokens:
        if token.href.startswith("page:") and (reference := reference_of(int(token.href.removeprefix("page:")))):
            token = token._replace(href=richtext.RELEASE + reference)
        found.append(token)
    return found
