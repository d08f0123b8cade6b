"""What somebody does or is, told by a thing: an old man fishing holds a rod, a frog king wears a crown.

Works on the words of a prompt before it is split: "an old man fishing by a lake" becomes "an old man holding a fishing
pole by a lake". Nothing is added where the prompt names the thing itself: "a girl reading a newspaper".
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.doing import KIND, called, finite, parented
from generator.grammar import ARTICLES, COLOURS, DESCRIPTIVE, RELATIONS, singular, table, wordlist
from generator.ideas import famous, known_in, rewritten
from generator.naming import meant, names_of
from generator.places import entries
from generator.stuff import made

if TYPE_CHECKING:
    from generator.bank import Bank

TOKEN = re.compile(r"[\w'-]+|,|[^\w\s]+")
LIKE_BEASTS = frozenset({"animal", "food", "plant"})  # kinds that may play a part: a cat, a banana, a cactus
JOINED = frozenset({"animal", "food", "vehicle"})  # kinds that come along with what they describe: "a dragon castle"
UNJOINED = frozenset({"symbol", "face", "hand", "body", "flag", "plant", "letter"})  # kinds that nothing joins
PLAIN = DESCRIPTIVE | ARTICLES | COLOURS.keys()  # words that tell no thing
NEON = re.compile(r"\b(?:cyberpunk|neon)\b", re.IGNORECASE)
EERIE = re.compile(r"\b(?:haunted|spooky|creepy|eerie|candle-?light|candle-?lit|fire-?light)\b", re.IGNORECASE)
NOUNS = wordlist("ring swing wing string building pudding duckling dumpling earring painting")
HOURS = wordlist("night day dawn dusk sunset sunrise morning evening noon midnight twilight moonlight")
DEEDS = MappingProxyType(
    table(
        """holding a fishing pole: fishing, angling
        holding an open book: reading
        holding a microphone: singing, rapping
        holding an artist palette: painting
        holding a fried egg: cooking
        holding a cup with straw: drinking
        holding a laptop: coding, programming, hacking, working, gaming, studying
        holding a guitar: busking
        holding shopping bags: shopping
        holding a cigar: smoking
        holding a shovel: gardening, digging
        holding a boxing glove: boxing
        riding a skateboard: skateboarding, skating
        riding a bicycle: cycling, biking
        riding an automobile: driving
        on a water wave in the sea: surfing
        beside a tent: camping
        beside a party popper: partying, celebrating"""
    )
)
TITLES = wordlist("queen princess")  # of people who are drawn by themselves
ONES = MappingProxyType({"family": frozenset({"animal"}), "couple": ALIVE})  # several of one kind, which it tells
ANYBODY = wordlist("human person adult")  # two of whom are a couple by themselves
PATCHES = wordlist("field fields patch meadow garden")
GROWS = frozenset({"plant", "food"})  # kinds that fields are full of
CROPS = wordlist("pumpkin daisy daffodil toadstool")
BIRDS = wordlist("bird songbird robin canary nightingale parrot dove")
BEASTLY = MappingProxyType(  # what it is to beasts, whom no drawing of a deed shows
    {"fishing": "holding a fish", "sledding": "on a sled in the snow", "skiing": "on a sled in the snow"}
    | dict.fromkeys(("snowboarding", "sledging", "tobogganing"), "on a sled in the snow")
    | dict.fromkeys(("rollerskating", "longboarding"), "riding a skateboard")
)
EMBLEMS = MappingProxyType(
    table(
        """wearing a crown: king, queen, prince, princess, emperor, lord, royalty
        wearing a cowboy hat: cowboy, sheriff
        wearing a top hat: magician, gentleman, aristocrat
        wearing a graduation cap: professor, student, graduate, teacher, scholar
        wearing a military helmet: soldier, general
        wearing a rescue worker's helmet: firefighter, fireman, builder, paramedic
        wearing a billed cap: sailor, captain, police, cop, policeman, pilot
        wearing a necktie: businessman, ceo, lawyer, banker, politician, president
        wearing sunglasses: gangster, spy, mafioso, boss, influencer, rockstar
        wearing headphone: dj
        wearing a party hat: clown, jester
        wearing a winter hat: santa, skier
        holding a sword: knight, warrior, paladin, gladiator
        holding a katana: samurai, ninja, ronin
        holding a magic wand: wizard, witch, mage, sorcerer, warlock
        holding an axe: viking, lumberjack
        holding a bow and arrow: archer, huntsman
        holding a magnifying glass: detective
        holding a stethoscope: doctor, nurse, surgeon
        holding an artist palette: artist, painter
        holding a guitar: guitarist, musician, bard
        holding a microphone: singer, rapper
        holding a laptop: hacker, programmer, gamer
        holding a hot beverage: barista
        holding a fried egg: chef, cook
        beside a treasure chest: pirate, buccaneer
        in space: astronaut, cosmonaut"""
    )
)


def told(bank: Bank, text: str) -> str:
    """The text with deeds and callings told by things, fire by flames, and without steam and smoke."""
    lower = text.lower()
    for pattern, anew in rewritten():
        lower = re.sub(pattern, anew, lower)
    words = parented(bank, finite(bank, TOKEN.findall(made(bank, lower))))
    out, at = [], 0
    while at < len(words):
        place = entries(bank, tuple(words[at : at + 2]))
        called = patch(bank, words, at) or (None if place else calling(bank, words, at))
        if called:
            out += called
            at += 2
            continue
        out += done(bank, words, at)
        at += 1
    told_anew = " ".join(out).replace(" ,", ",")
    told_anew = (
        re.sub(r"\b(an?) (?=(\w))", article, told_anew) if told_anew != " ".join(text.lower().split()) else told_anew
    )
    eerie = (EERIE.search(text) or NEON.search(text)) and not any(
        entries(bank, (word,)) for word in words if word in HOURS
    )
    return f"{told_anew} at night" if eerie else text if told_anew == " ".join(text.lower().split()) else told_anew


def article(found: re.Match[str]) -> str:
    """The article that a word's first letter asks for."""
    return "an " if found[2] in "aeiou" else "a "


def done(bank: Bank, words: list[str], at: int) -> list[str]:
    """A word, or what tells it where it is a deed of somebody and no thing follows that it is done with."""
    word, further = words[at], words[at + 1] if at + 1 < len(words) else ","
    on = further in RELATIONS or " ".join(words[at + 1 : at + 3]) in RELATIONS or not further.isalnum()
    if word not in DEEDS.keys() | BEASTLY.keys() or not at or not on or further == "with":
        return [word]
    who = called(bank, words[at - 1])
    if who is None or who.kind not in LIKE_BEASTS | ALIVE:
        return [word]
    if word == "singing" and BIRDS & {who.label.lower(), *(tag.lower() for tag in who.tags)}:
        return [word]  # they need no microphone
    said = BEASTLY.get(word) if who.kind == "animal" else None
    return (said or DEEDS.get(word, word)).split()


def patch(bank: Bank, words: list[str], at: int) -> list[str] | None:
    """A pumpkin patch, a tulip field: as a field of what grows there; a penguin family or couple as one of these."""
    first, second = words[at], words[at + 1] if at + 1 < len(words) else ""
    grown = meant(bank, singular(first))
    if grown is not None and grown.kind in ONES.get(second, ()) and first not in ANYBODY:
        return [second, "of", first]
    grows = grown is not None and (grown.kind in GROWS or singular(first) in CROPS)
    return ["field", "of", first] if second in PATCHES and (grows or first in famous("drawn")) else None


def calling(bank: Bank, words: list[str], at: int) -> list[str] | None:
    """Two nouns that are no name together: a beast with the sign of its calling, or the second with the first."""
    first, second = words[at], words[at + 1] if at + 1 < len(words) else ""
    one, other = singular(first), singular(second)
    if acts(first) or acts(second) or not second or one in PLAIN or known_in(bank)(f"{one} {other}"):
        return None
    before = words[at - 1] if at and other not in EMBLEMS else ""
    if before and before not in PLAIN and names_of(bank).known(f"{before} {one}"):
        return None  # of a teddy bear's tea the bear belongs to the teddy
    what, who = called(bank, one, KIND) if other in EMBLEMS else meant(bank, one), meant(bank, other)
    plays = LIKE_BEASTS if other in TITLES or one in EMBLEMS else LIKE_BEASTS | {"person"}
    if other in EMBLEMS and what is not None and what.kind in plays:
        there = "space" in EMBLEMS[other] and "space" in words[at + 2 :]  # where it is told anyway
        return [first] if there else [first, *EMBLEMS[other].split()]
    if one in EMBLEMS and who is not None and who.kind in LIKE_BEASTS:
        return [second, *EMBLEMS[one].split()]
    if what is None or who is None or what.kind not in JOINED or (what.kind, who.kind) == ("food", "food"):
        return None
    return [second, "with", "a", first] if who.kind not in UNJOINED else None


def acts(word: str) -> bool:
    """Whether a word is something done: "fishing", but not "king"."""
    return word in DEEDS or (word.endswith("ing") and word not in EMBLEMS and word not in NOUNS)
