"""What a message may say: content, embeds, mentions, nonce."""

from typing import Any

from .check_basics import Problems, choice, size, snowflake, text, unknown
from .components import JSON
from .errors import Problem

MOST_EMBED_TEXT = 6000
EDITABLE = {"content", "embeds", "flags", "allowed_mentions", "components", "attachments"}
#: discord.py sends `tts` with edits too, where it means nothing.
IN_EDIT = EDITABLE | {"tts"}
IN_CREATE = EDITABLE | {"tts", "nonce", "enforce_nonce", "message_reference", "sticker_ids"}
LEGACY_ONLY = ("content", "embeds", "sticker_ids")


def _embed(embed: JSON, path: str) -> Problems:
    yield from text(embed.get("title"), f"{path}.title", 0, 256)
    yield from text(embed.get("description"), f"{path}.description", 0, 4096)
    yield from text((embed.get("footer") or {}).get("text"), f"{path}.footer.text", 0, 2048)
    yield from text((embed.get("author") or {}).get("name"), f"{path}.author.name", 0, 256)
    fields = embed.get("fields") or []
    yield from size(fields, f"{path}.fields", 0, 25)
    for index, field in enumerate(fields):
        yield from text(field.get("name"), f"{path}.fields.{index}.name", 1, 256)
        yield from text(field.get("value"), f"{path}.fields.{index}.value", 1, 1024)


def _letters(embed: JSON) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    parts += [field.get(key) for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(len(part) for part in parts if isinstance(part, str))


def check_embeds(embeds: Any) -> Problems:
    """Check embeds one by one and their text together."""
    yield from size(embeds, "embeds", 0, 10)
    for index, embed in enumerate(embeds or []):
        yield from _embed(embed, f"embeds.{index}")
    if sum(_letters(embed) for embed in embeds or []) > MOST_EMBED_TEXT:
        message = f"Embed size exceeds maximum size of {MOST_EMBED_TEXT}"
        yield Problem("embeds", "MAX_EMBED_SIZE_EXCEEDED", message)


def check_mentions(allowed: Any) -> Problems:
    """Check `allowed_mentions`."""
    allowed = allowed or {}
    yield from unknown(allowed, {"parse", "users", "roles", "replied_user"}, "allowed_mentions")
    for index, kind in enumerate(allowed.get("parse") or []):
        yield from choice(kind, f"allowed_mentions.parse.{index}", ("users", "roles", "everyone"))
    for kind in ("users", "roles"):
        named = allowed.get(kind) or []
        yield from size(named, f"allowed_mentions.{kind}", 0, 100)
        for index, id_ in enumerate(named):
            yield from snowflake(id_, f"allowed_mentions.{kind}.{index}")
        if named and kind in (allowed.get("parse") or []):
            message = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            yield Problem("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def check_fields(fields: JSON, *, editing: bool) -> Problems:
    """Check the fields of a message body, apart from components and files."""
    yield from unknown(fields, IN_EDIT if editing else IN_CREATE)
    yield from text(fields.get("content"), "content", 0, 2000)
    yield from check_embeds(fields.get("embeds") or [])
    yield from check_mentions(fields.get("allowed_mentions"))
    yield from text(fields.get("nonce") and str(fields["nonce"]), "nonce", 0, 25)


def check_version_2(present: JSON) -> Problems:
    """Check that a message of version 2 holds nothing of the old kind; `present` is what it would hold."""
    for field in LEGACY_ONLY:
        if present.get(field):
            message = f"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield Problem(field, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message)
