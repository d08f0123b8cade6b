"""All that the bot says on Discord, in English; see `excuses.py` for what it can't do, `manual.py` for longer texts.

Texts in CAPITALS are sentences, with blanks such as {run}; the tables are commands, options, choices and buttons by
name. `languages.toml` has all of it in other languages. What the owner of the machine reads, at the terminal or in the
log, stands where it is said.
"""

from __future__ import annotations

from bot.languages import say

COMMANDS = {
    "imagine": "Paint a picture from words, and watch it come to be",
    "history": "Find pictures that were painted before",
    "show": "Show one picture again, by its number",
    "queue": "See which pictures wait, and for how long",
    "cancel": "Call off a picture of yours that waits or is being painted",
    "styles": "See the styles a picture can be painted in",
    "help": "How to paint with words and pictures, in one minute",
    "defaults": "See what is used when you leave an option of /imagine out, and change it",
    "server": "For moderators: where I paint in this server, how finely, and how much for each person",
    "privacy export": "Get all that is kept of you, pictures and recipes, by direct message",
    "privacy delete": "Delete all that is kept of you, for good",
}
OPTIONS = {
    "text": "What to paint, best in English. Several things with weights: a lake | fog:0.5 | people:-0.3",
    "style": "How it is painted: begin to type, and choose; /styles shows them all",
    "style_image": "A picture whose colours and strokes are taken",
    "start": "A picture to begin with: it is painted over, and can still be recognised",
    "hold": "How much of the start stays, from 0 (hardly anything) to 10 (nearly all); 1 is usual",
    "target": "A picture to come close to: where the painting goes, not where it begins",
    "target2": "A second picture to come close to",
    "target3": "A third picture to come close to",
    "target_weight": "How much the target counts beside the words, which count 1; 0.4 is usual",
    "target2_weight": "How much the second target counts; 0.4 is usual",
    "target3_weight": "How much the third target counts; 0.4 is usual",
    "target_as": "In what it comes close to the target: in what it is about, or in what is where",
    "target2_as": "In what it comes close to the second target",
    "target3_as": "In what it comes close to the third target",
    "avoid": "Words to stay away from: letters | frames",
    "references": "Whether it looks at drawings of what you name; it does unless you say off",
    "freedom": "How far it may leave the drawings that it looks at; free is usual",
    "canvas": "Whether it is painted, cut out, or both",
    "seed": "A number: the same words with the same seed give the same picture",
    "quality": "How much time it gets",
    "aspect": "The shape: width to height",
    "private": "Only you see it",
    "run": "The number of the picture",
    "mine": "Only your own",
    "person": "Only this person's",
    "starred": "Only those you gave a star",
    "words": "Words in what was asked for",
    "only_style": "Only in this style",
    "no_style": "How it is painted: begin to type, and choose; none puts it back",
    "highest": "The highest quality that people may ask for; fine is as high as it goes",
    "daily": "How many pictures each person may ask for within 24 hours; 0 is any number",
}
CHOICES = {
    "about": "about: the same kind of thing",
    "place": "place: things stand where they stand there",
    "auto": "auto: look at drawings",
    "off": "off: from words alone",
    "close": "close: much like the drawings",
    "free": "free: the drawings are a hint",
    "wild": "wild: hardly like the drawings",
    "paint": "paint: brushed, out of noise",
    "collage": "collage: of cut-out drawings",
    "collage-then-paint": "collage-then-paint: a collage, painted on",
}
MENUS = {"start": "Use as start", "target": "Use as target", "recipe": "Show recipe"}
QUALITY = "{name}, about {time}"
QUALITIES = {"draft": "draft", "standard": "standard", "fine": "fine"}
SECONDS, MINUTES = "{n} s", "{n} min"

WAITING = "**Number {position} in the queue**, begins {when}"
NEXT = "**Next in the queue**, begins {when}"
OPENING = "**Its turn has come…**"
PAINTING = "{bar} step {step} of {steps}"
PAINTING_LEFT = "{bar} step {step} of {steps}, {time} left"
AWAY = "less of: {words}"
CANCELLED = "**Called off.**"
HELD_UP = "**It waits.** {sentence}\n-# The picture goes on by itself as soon as that is mended."
PAUSED = "**Back soon:** the bot is being restarted, and this picture goes on by itself."
FAILED = "**{sentence}**\n-# run {run}"
FACTS = "run {run} · {steps} steps in {time} · {size} · seed {seed} · {quality} · {eye}"
EARLY = "finished early, after step {step} of {steps}"
READY = "{person} your picture is ready (run {run})."
BY = "by {person}"
PARENT = "from run {run}"

START_OR_TARGET = "Paint with this picture"
PROMPT, STYLE, AVOID, SEED, WEIGHTS = "What to paint", "Style", "Stay away from", "Seed", "Weights of the targets"
EDIT_TITLE = "Edit and paint again"
EMPTY_FOR_CHANCE = "empty: by chance"
USE_AS = "Use this picture as…"
USES = {"start": "Start: paint over it", "target": "Target: come close to it"}

FINISHING = "It ends with the next step, and keeps what is there."
CALLED_OFF = "Run {run} is called off."
STARRED = "You gave run {run} a star: `/history starred:True` finds it."
UNSTARRED = "You took your star of run {run} back."
ERASE_ASK = "Delete run {run} with its picture and film, for good?"
ERASED = "Run {run} is deleted."

LOOKED_AT = "### Run {run} looked at these drawings"
LOOKED_AT_NONE = "Run {run} looked at no drawings: it was painted from words and pictures alone."
SOURCE = "- {piece} by {author} ({licence}), for “{words}”"
TIMES = "{count} times"
RECIPE = "### The recipe of this picture"
RECIPE_PARTS = {
    "text": "words",
    "style": "style",
    "avoid": "away from",
    "seed": "seed",
    "quality": "quality",
    "steps": "steps",
    "width": "width",
    "height": "height",
    "freedom": "freedom",
    "references": "drawings",
    "eye": "eye",
}

EMPTY_QUEUE = "Nobody waits: what you ask for now is painted at once."
QUEUE_TITLE = "### {count} waiting"
QUEUE_PAINTING = "**Being painted:** {what} by {person}"
QUEUE_PAINTING_LEFT = "**Being painted:** {what} by {person}, {time} left"
QUEUE_ROW = "{position}. {what} by {person}, begins {when}"
HIDDEN, SOMEBODY = "a private picture", "somebody"
NO_HISTORY = "Nothing like that was painted so far."
HISTORY_TITLE = "### Painted so far"
STATES = {"queued": "waiting", "painting": "being painted", "failed": "failed", "cancelled": "called off"}
OPEN_RUN = "Open a picture"

STYLES_TITLE = "### Styles, page {page} of {pages}"
PAINT_STYLED = "Paint in one of these styles…"
PAINT_IN = "Paint in this style"
NO_STYLE = "none: no style"

EXPORT_PART = "**Part {number}** of what is kept of you. Each part opens by itself."
EXPORTED = "All that is kept of you is in your direct messages."
EXPORTED_PARTLY = "All that is kept of you is in your direct messages, but for what is too large for one: {names}"
FORGET_ASK = "Delete all your pictures, films, stars and settings, for good? What waits in the queue is called off."
FORGETTING = "**Deleting…**"
FORGOTTEN = "All that was kept of you is deleted, {count} pictures among it. Their messages go one after the other."
NOT_FORGOTTEN = "Nothing is deleted."

BUTTONS = {
    "cancel": "Cancel",
    "finish": "Finish now",
    "again": "Again",
    "vary": "Vary",
    "continue": "Continue",
    "edit": "Edit…",
    "star": "★",
    "sources": "What it looked at",
    "delete": "Delete",
    "erase": "Delete for good",
    "forget": "Delete everything",
    "keep": "Keep everything",
    "usual": "All as usual",
    "newer": "Newer",
    "older": "Older",
    "back": "Back",
    "next": "Next",
}


def about(seconds: float, locale: str = "") -> str:
    """Say a length of time, roughly."""
    if seconds < 100:  # noqa: PLR2004  below it seconds are clearer than minutes
        return say(SECONDS, locale, n=max(1, round(seconds)))
    return say(MINUTES, locale, n=round(seconds / 60))


def when(now: float, seconds: float) -> str:
    """Say a moment that is `seconds` away from `now` (UNIX time), counted down by Discord itself."""
    return f"<t:{round(now + seconds)}:R>"


def person(user: int) -> str:
    """Name a person; who may be pinged by it is decided elsewhere."""
    return f"<@{user}>"
