"""What /help, /defaults and /server explain; `languages.toml` has it translated."""

HELP = {
    "words": "### Paint with words\n`/imagine text:orcas in the north pole style:ghibli` paints, and you watch. Say \
several things with `|` between them, and give each a weight if you like: `a lake | fog:0.5 | people:-0.3`. Words to \
stay away from go into `avoid`.",
    "start": "### Paint with pictures\n**Start** is where the painting begins: your picture is painted over, and \
`hold` says how much of it stays.",
    "target": "**Target** is where it goes: it begins without your picture, and comes to resemble it, in what it is \
about or in what stands where.",
}
HELP_SHOWN = {
    "words": "coloured noise turns into orcas in the sea",
    "start": "an apple, and the pumpkin that was painted over it",
    "target": "an apple, and the painting that came to resemble it",
}
HELP_STYLE = "**Style image** is neither: only colours and strokes are taken from it."
HELP_AFTER = """### Afterwards
*Again* paints the same with another seed, *Vary* something close to it, *Continue* goes on with half as many steps, \
*Edit…* lets you change the words. Apps → *Use as start* works on any picture in the chat. `/styles` shows the styles, \
`/history` finds everything again, and `/defaults` keeps what \
you would otherwise say each time.
-# No picture generator is inside: noise is changed, step by step, until a program that compares pictures with words \
finds your words in it."""

DEFAULTS = "### What you get when you leave an option out"
DEFAULT = "- `{option}`: {value}"
NOTHING, EVERYBODY, ALONE = "none", "everybody here sees it", "only you see it"
GONE = "- `{option}` was {value}, which isn't there any more: it is as usual again."
LOWERED = "- In this server `quality` is {quality} at most."
DEFAULTS_AFTER = """-# Whatever you type wins, and a start keeps its own shape. Buttons below a picture keep what \
that was painted with. To change one: `/defaults quality:fine`. For once without your style: `/imagine style:none`."""

SERVER = "### Painting in this server"
CHANNELS = "- Channels, threads included: {channels}"
EVERYWHERE, NONE_LEFT = "**all**", "**none**, as those that were chosen are gone"
HIGHEST = "- Highest quality: **{quality}**"
DAILY, ANY_NUMBER = "- Pictures for each person in 24 hours: **{count}**", "any number"
SERVER_AFTER = """-# This holds for everybody, moderators too, and for private pictures, but not in direct messages. \
Pictures that fail, or are called off before they begin, don't count. To change it: \
`/server quality:standard daily:5`; the channels are chosen here."""
CHOOSE_CHANNELS = "Paint in these channels only…"
