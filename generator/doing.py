"""Who does what: deeds as they are told of somebody ("a dog chases a cat"), and whose mother or friends are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.grammar import ARTICLES, RELATIONS, wordlist
from generator.ideas import famous
from generator.naming import MEANT, meant, names_of
from generator.phrases import OBJECTS, split

if TYPE_CHECKING:
    from generator.bank import Bank, Concept

KIND = 0.7  # where its calling tells that it is alive: a corgi is a kind of dog
LONGEST = 3  # words of a name
PARENTS, OWNERS = wordlist("mother mom mum mama mommy father dad papa"), wordlist("its their his her the")
ONES_OWN = OWNERS | {"my", "some"}
UNLIKE_US = wordlist("robot alien zombie skeleton ghost monster vampire elf dwarf troll mermaid fairy")
STAYING = wordlist("sits sleeps rides drives plays fights battles")  # deeds that are done to nothing
NOUNS = wordlist("hugs embraces kisses kicks catches watches")  # things as well, where none follows: bear hugs
PRONOUNS = wordlist("who that which he she it")


def finite(bank: Bank, words: list[str]) -> list[str]:
    """Words in which who does something is doing it; two hard drives on a desk are things."""
    doing = famous("finite")
    return [doing[word] if word in doing and done_by(bank, words, at) else word for at, word in enumerate(words)]


def done_by(bank: Bank, words: list[str], at: int) -> bool:
    """Whether a word is what somebody alive before it does, to a thing that follows or to none."""
    before = [word for word in words[:at] if not word.endswith("ly")]
    names = (" ".join(before[-length:]) for length in range(1, min(LONGEST, len(before)) + 1))
    alive = any((who := called(bank, name)) is not None and who.kind in ALIVE for name in names)
    further = words[at + 1] if at + 1 < len(words) else ","
    living = (thing for word in before if (thing := meant(bank, word, KIND)) and thing.kind in ALIVE)
    if further in OBJECTS and any(living):  # "a wolf in a suit reads the newspaper"
        return True
    placed = further in RELATIONS.keys() - ARTICLES - {","} and words[at] not in STAYING
    noun = words[at] in NOUNS and not further.isalnum()
    return (alive or bool(PRONOUNS & {*before[-1:]})) and not placed and not noun


def parented(bank: Bank, words: list[str]) -> list[str]:
    """Words in which a beast's mother and friends are of its kind: "ducklings following their mother"."""
    who = next((thing for word in words if (thing := meant(bank, word, KIND)) and thing.kind in ALIVE), None)
    kin = who.label.lower() if who is not None and who.kind == "animal" else ""
    alike = who.label.lower() if who is not None and (kin or who.label.lower() in UNLIKE_US) else ""
    out: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        if word == "friends" and "with" in (before, *(out[-2:-1] if before in ONES_OWN else ())):
            out = out if before == "with" else out[:-1]
            out += ["two", alike] if alike else ["a", "woman", "and", "a", "man"]
        else:
            out.append(kin if kin and word in PARENTS and before in OWNERS else word)
    return out


def called(bank: Bank, word: str, least: float = MEANT) -> Concept | None:
    """The thing that a word means, or that a name which everybody knows is drawn as: pikachu is a mouse."""
    drawn = famous("drawn").get(word) or bank.words["means"].get(word)
    first = split(drawn, names_of(bank).known)[:1] if drawn else ()
    return meant(bank, word, least) or (meant(bank, first[0].head) if first else None)
