"""From a request's body to a message's next revision, by Discord's rules."""

from dataclasses import dataclass

from .bodies import Body, Upload
from .check_basics import text
from .check_components import check_components
from .check_messages import check_fields, check_version_2
from .components import JSON, texts, with_ids
from .errors import Problem, raise_for, refusal
from .files import FileStore, StoredFile, cleaned
from .mentions import pings
from .messages import Flag, Revision
from .world import Channel

MOST_FILES = 10
WRITTEN_FLAGS = Flag.SUPPRESS_EMBEDS | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2
EDITED_FLAGS = Flag.SUPPRESS_EMBEDS | Flag.COMPONENTS_V2
NOTHING = Revision(at=0.0, via="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """Under what terms a message is written: where, how (`Revision.via`), by what limit in bytes."""

    channel: Channel
    via: str
    now: float
    upload_limit: int
    may_everyone: bool = True
    extra_flags: Flag = Flag.NONE


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that the message will have: kept from before, or still to be stored."""

    filename: str
    kept: StoredFile | None = None
    upload: Upload | None = None
    description: str | None = None


def _plan(body: Body, before: Revision) -> list[Planned]:
    """Read `attachments`: numbers of new files, ids of kept ones; no such field keeps all."""
    entries = body.fields.get("attachments")
    old = {file.id: file for file in before.attachments}
    new = dict(body.files)
    planned = [Planned(file.filename, file) for file in old.values()] if entries is None else []
    for entry in entries or []:
        id_ = int(entry["id"])
        if id_ in old:
            planned.append(Planned(old[id_].filename, old[id_]))
        elif id_ in new:
            name = entry.get("filename") or new[id_].filename
            planned.append(Planned(cleaned(name), None, new.pop(id_), entry.get("description")))
    return planned + [Planned(cleaned(upload.filename), None, upload) for upload in new.values()]


def _check_sizes(body: Body, planned: list[Planned], limit: int) -> None:
    if any(len(upload.content) > limit for upload in body.files.values()):
        raise refusal(40005)
    if len(planned) > MOST_FILES:
        raise refusal(30015)
    descriptions = ((f"attachments.{index}.description", one.description) for index, one in enumerate(planned))
    raise_for(problem for path, said in descriptions for problem in text(said, path, 0, 1024))


def _flags(body: Body, terms: Terms, before: Revision) -> Flag:
    sent = Flag(int(body.fields.get("flags") or 0))
    if before is NOTHING:
        return sent & WRITTEN_FLAGS | terms.extra_flags
    stays = before.flags & ~(Flag.SUPPRESS_EMBEDS | Flag.LOADING)
    old = before.flags & Flag.SUPPRESS_EMBEDS if "flags" not in body.fields else Flag.NONE
    return stays | old | sent & EDITED_FLAGS


def _merged(fields: JSON, before: Revision) -> JSON:
    """What the message would hold: fields that are sent replace, null empties, the rest stays."""
    held: JSON = {"content": before.content, "embeds": list(before.embeds), "sticker_ids": []}
    held["components"] = list(before.components)
    merged = {key: (fields[key] or type(old)()) if key in fields else old for key, old in held.items()}
    return {**merged, "content": merged["content"].strip()}


def _check(held: JSON, planned: list[Planned], flags: Flag) -> None:
    v2 = Flag.COMPONENTS_V2 in flags
    problems: list[Problem] = list(check_components(held["components"], [one.filename for one in planned], v2=v2))
    raise_for(problems + (list(check_version_2(held)) if v2 else []))
    if not any(held.values()) and (v2 or not planned):
        raise refusal(50006)


def _store(files: FileStore, planned: list[Planned], terms: Terms) -> tuple[StoredFile, ...]:
    kind = "ephemeral-attachments" if Flag.EPHEMERAL in terms.extra_flags else "attachments"
    folder = f"{kind}/{terms.channel.id}"
    stored = []
    for one in planned:
        if one.kept:
            stored.append(one.kept)
        elif one.upload:
            stored.append(files.add(folder, one.filename, one.upload.content, one.description))
    return tuple(stored)


def compose(files: FileStore, body: Body, terms: Terms, before: Revision = NOTHING) -> Revision:
    """Check a body and return the revision it makes; nothing is stored when it is refused."""
    raise_for(check_fields(body.fields, editing=before is not NOTHING))
    planned = _plan(body, before)
    _check_sizes(body, planned, terms.upload_limit)
    flags = _flags(body, terms, before)
    held = _merged(body.fields, before)
    _check(held, planned, flags)
    said = "\n".join([held["content"], *texts(held["components"])]) if before is NOTHING else ""
    called = pings(said, body.fields.get("allowed_mentions"), may_everyone=terms.may_everyone)
    return Revision(
        at=terms.now,
        via=terms.via,
        content=held["content"],
        embeds=tuple(held["embeds"]),
        components=tuple(with_ids(held["components"])),
        attachments=_store(files, planned, terms),
        flags=flags,
        pings=called.ids,
        pings_everyone=called.everyone,
    )
