"""All that the bot says on Discord, in one place. `languages.toml` translates what Discord itself can show translated.

Texts in CAPITALS are templates for `str.format` or sentences; the tables are commands, options and buttons by name.
"""

from __future__ import annotations

COMMANDS = {
    "imagine": "Paint a picture from words, and watch it come to be",
    "history": "Find pictures that were painted before",
    "show": "Show one picture again, by its number",
    "queue": "See which pictures wait, and for how long",
    "cancel": "Call off a picture of yours that waits or is being painted",
    "styles": "See the styles a picture can be painted in",
    "help": "How to paint with words and pictures, in one minute",
}
OPTIONS = {
    "text": "What to paint, in English. Several things with weights: a lake | fog:0.5 | people:-0.3",
    "style": "How it is painted: begin to type, and choose",
    "style_image": "A picture in whose manner it is painted",
    "start": "A picture to begin with: it is painted over, and can still be recognised",
    "hold": "How strongly the start is held, from 0 (hardly) to 10 (firmly); 1 is usual",
    "target": "A picture to come close to: where the painting goes, not where it begins",
    "target2": "A second picture to come close to",
    "target3": "A third picture to come close to",
    "target_weight": "How much the target counts beside the words, which count 1; 0.4 is usual",
    "target2_weight": "How much the second target counts; 0.4 is usual",
    "target3_weight": "How much the third target counts; 0.4 is usual",
    "target_as": "about: the same kind of thing; place: alike at the same place",
    "target2_as": "The second target: about the same thing, or alike at the same place",
    "target3_as": "The third target: about the same thing, or alike at the same place",
    "avoid": "Words to stay away from: letters | frames",
    "references": "Whether drawings of your words are looked at while painting; auto is usual",
    "freedom": "How far it may leave the drawings that it looks at; free is usual",
    "canvas": "What it is painted on; more will come",
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
}
MENUS = {"start": "Use as start", "target": "Use as target", "recipe": "Show recipe"}
QUALITY = "{name}, about {time}"

WAITING = "**Number {position} in the queue**, begins {when}"
NEXT = "**Next in the queue**, begins {when}"
OPENING = "**Opening the eye…**"
PAINTING = "{bar} step {step} of {steps}{left}"
LEFT = ", {time} left"
CANCELLED = "**Called off.**"
PAUSED = "**Back soon:** the bot is being restarted, and this picture goes on by itself."
FAILED = "**{sentence}**\n-# run {run}"
FACTS = "run {run} · {steps} steps in {time} · {size} · seed {seed} · {quality} · {eye}"
EARLY = "finished early, after step {step} of {steps}"
READY = "{person} your picture is ready (run {run})."
BY = "-# {style}by {person}{parent}"
PARENT = " · from run {run}"
PICTURE = "The picture, {steps} steps of paint"

START_OR_TARGET = "Paint with this picture"
PROMPT, STYLE, AVOID, SEED, WEIGHTS = "What to paint", "Style", "Stay away from", "Seed", "Weights of the targets"
EDIT_TITLE = "Edit and paint again"
EMPTY_FOR_CHANCE = "empty: by chance"
USE_AS = "Use this picture as…"
USES = {"start": "Start: paint over it", "target": "Target: come close to it"}

NOT_YOURS = "Only the one who asked for this picture, or a moderator, can do that."
TOO_LATE = "It is too late for that: this picture is finished, or was called off."
NOTHING_YET = "Nothing of it is painted yet: wait for the first step, or cancel it."
FINISHING = "It ends with the next step, and keeps what is there."
CALLED_OFF = "Run {run} is called off."
STARRED = "You gave run {run} a star: `/history starred:True` finds it."
UNSTARRED = "You took your star of run {run} back."
ERASE_ASK = "Delete run {run} with its picture and film, for good?"
ERASED = "Run {run} is deleted."
STILL_OPEN = "Run {run} isn't finished: cancel it first."
NO_STATE = "The state of run {run} isn't kept, so nothing can go on from it: paint it again."
NO_RUN = "There is no picture {run} that you can see."
NO_PICTURE = "There is no picture in that message that I can read."
NO_RECIPE = "There is no picture with a recipe of mine in that message."
STRANGE_RECIPE = "The recipe in that picture can't be used: {sentence}"
SLOW_FILE = "{name}: Discord didn't hand the file over; try once more."
LARGE_FILE = "{name}: that file is larger than {limit} MB: give me a smaller one."
DEADLY = "The program died three times in this picture: change its words or its size."
ONE_WEIGHT_EACH = "Give one weight for each of the {count} targets, with spaces between them."
ENDED = "It ended while the bot was away."

LOOKED_AT = "### Run {run} looked at these drawings"
LOOKED_AT_NONE = "Run {run} looked at no drawings: it was painted from words and pictures alone."
SOURCE = "- {piece}{times} by {author} ({licence}), for “{words}”"
RECIPE = "### The recipe of this picture"

EMPTY_QUEUE = "Nobody waits: what you ask for now is painted at once."
QUEUE_TITLE = "### {count} waiting"
QUEUE_PAINTING = "**Being painted:** {what} by {person}{left}"
QUEUE_ROW = "{position}. {what} by {person}, begins {when}"
HIDDEN = "a private picture"
SOMEBODY = "somebody"
NOTHING_OPEN = "You have no picture that waits or is being painted."
NO_HISTORY = "Nothing like that was painted so far."
HISTORY_TITLE = "### Painted so far"
HISTORY_ROW = "**{run}** {what}\n-# {style}{state} · {when} · by {person}"
OPEN_RUN = "Open a picture"
OLD_PAGE = "This list is an old one: ask for `/history` again."
STYLES_TITLE = "### Styles"
STYLE_ROW = "`{name}` {title}"
HELP = """### Paint with words
`/imagine text:orcas in the north pole style:ghibli` paints, and you watch. Say several things with `|` between them, \
and give each a weight: `a lake | fog:0.5 | people:-0.3`. Words to stay away from go into `avoid`.
### Paint with pictures
**Start** is where the painting begins: your picture is painted over, and `hold` says how much of it stays.
**Target** is where it goes: your picture isn't painted over, but the painting comes to resemble it, in what it is \
about or in what stands where.
**Style image** gives neither: only colours and strokes are taken from it.
### Afterwards
*Again* paints the same with another seed, *Vary* a neighbour of it, *Continue* goes on with half as many steps, \
*Edit…* lets you change the words. Apps → *Use as start* works on any picture in the chat. \
`/history` finds everything again.
-# No picture generator is inside: noise is changed, step by step, until an image-text model sees your words in it."""

SERVING = "Serving Discord as {name}; Ctrl-C ends. To invite the bot: {link}"
LOGIN_READY = "✓ there, in the shape of one"
LOGIN_LACKING = "✗ DISCORD_TOKEN is empty: the terminal works, Discord doesn't"
REFUSED = "Discord refuses this token: copy DISCORD_TOKEN anew from the developer portal."
UNREACHABLE = "Discord can't be reached: look after the network, then start again."

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
    "newer": "Newer",
    "older": "Older",
}


def about(seconds: float) -> str:
    """Say a length of time, roughly."""
    if seconds < 100:  # noqa: PLR2004  below it seconds are clearer than minutes
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"


def when(now: float, seconds: float) -> str:
    """Say a moment that is `seconds` away from `now` (UNIX time), counted down by Discord itself."""
    return f"<t:{round(now + seconds)}:R>"


def person(user: int) -> str:
    """Name a person; who may be pinged by it is decided elsewhere."""
    return f"<@{user}>"
