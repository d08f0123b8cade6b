r"""The prompt line: `a cat | fog:0.5 | letters:-0.3:0.1` to and from prompts.

    line   = part { "|" part }
    part   = words [ ":" weight [ ":" stop ] ]
    escape = "\|" | "\:" | "\\"

Only numbers at the end of a part are a weight and a stop; every other colon belongs to the words, so
`Vampire: the return` needs no escape and `a clock at 12\:30` does. White space in words becomes one space.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from generator.errors import PromptError
from generator.recipe import MAX_LINE, MAX_PROMPTS, MAX_STOP, MAX_WEIGHT, MILD, Prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.recipe import ImagePrompt

__all__ = ["PromptError", "avoided", "effective", "parse", "read", "render"]

RANGE = {
    "weight": r"A weight is a number from -{limit:g} to {limit:g}; write \: for a colon that belongs to the words.",
    "stop": r"A stop is a number from -{limit:g} to {limit:g}; write \: for a colon that belongs to the words.",
}
WINDOW = 60  # characters of a long line that are shown around a fault

_ESCAPE = re.compile(r"\\([|:\\])")
# Also what people type for a number and can't mean: it gets a sentence instead of becoming words in silence.
_NUMBER = r"[+-]?(?:\d+(?:\.\d*|,\d+)?|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:nan|inf(?:inity)?)"
_TAIL = re.compile(rf":\s*({_NUMBER})\s*(?::\s*({_NUMBER})\s*)?$", re.ASCII | re.IGNORECASE)


def parse(line: str) -> tuple[Prompt, ...]:
    """Read the prompt line of a picture; PromptError also when nothing in it has a weight above zero."""
    prompts = read(line)
    if all(prompt.weight <= 0 for prompt in prompts):
        raise _fault(line, 0, "At least one part needs a weight above zero, or there is nothing to paint.")
    return prompts


def read(line: str) -> tuple[Prompt, ...]:
    """Read 1 to MAX_PROMPTS prompts, weights -10 to 10, stops -1 to 1; PromptError says what is wrong, and where."""
    _check_characters(line)
    parts = tuple(_split(line))
    if len(parts) > MAX_PROMPTS:
        raise _fault(line, parts[MAX_PROMPTS][0], "A prompt line has at most {most} parts.", most=MAX_PROMPTS)
    return tuple(_part(line, start, raw) for start, raw in parts)


def avoided(line: str) -> tuple[Prompt, ...]:
    """Read words to avoid, `letters | people`, as mild negative prompts; PromptError where a part has a weight."""
    if not line.strip():
        return ()
    for start, raw in _split(line):
        if tail := _tail(raw):
            raise _fault(line, start + tail.start(), r"Words to avoid take no weight; write \: for a colon in them.")
    return tuple(Prompt(text=prompt.text, weight=MILD) for prompt in read(line))


def render(prompts: Sequence[Prompt]) -> str:
    """Write the line that `read` reads as these prompts."""
    return " | ".join(_words(prompt.text) + _numbers(prompt) for prompt in prompts)


def effective(prompts: Sequence[Prompt | ImagePrompt]) -> tuple[float, ...]:
    """Give the weights scaled so that the sum of their sizes is 1, as the objective adds its terms."""
    total = sum(abs(prompt.weight) for prompt in prompts)
    return tuple(prompt.weight / total for prompt in prompts)


def _split(line: str) -> Iterator[tuple[int, str]]:
    """Yield each part with the place where it starts."""
    start = 0
    for found in re.finditer(r"\\.|\|", line, re.DOTALL):
        if found[0] == "|":
            yield start, line[start : found.start()]
            start = found.end()
    yield start, line[start:]


def _part(line: str, start: int, raw: str) -> Prompt:
    tail = _tail(raw)
    text = _ESCAPE.sub(r"\1", " ".join(raw[: tail.start()].split() if tail else raw.split()))
    if not any(character.isprintable() and character != " " for character in text):
        raise _fault(line, start, "Say what to paint: there are no words here.")
    if tail is None:
        return Prompt(text=text)
    for group, name, limit in ((1, "weight", MAX_WEIGHT), (2, "stop", MAX_STOP)):
        if tail[group] and not -limit <= _value(tail[group]) <= limit:  # refuses nan, too
            raise _fault(line, start + tail.start(group), RANGE[name], limit=limit)
    return Prompt(text=text, weight=_value(tail[1]), stop=_value(tail[2]) if tail[2] else None)


def _tail(raw: str) -> re.Match[str] | None:
    """Find the numbers at the end of a part; escapes are hidden, so that every colon left is a real one."""
    return _TAIL.search(_ESCAPE.sub("__", raw))


def _value(number: str) -> float:
    return math.nan if "," in number else float(number)


def _words(text: str) -> str:
    """Escape a text; its last colon only where it would be read as the start of a weight."""
    escaped = text.replace("\\", r"\\").replace("|", r"\|")
    if not _tail(escaped):
        return escaped
    head, _, last = escaped.rpartition(":")
    return rf"{head}\:{last}"


def _numbers(prompt: Prompt) -> str:
    if prompt.stop is None and prompt.weight == 1:
        return ""
    values = (prompt.weight,) if prompt.stop is None else (prompt.weight, prompt.stop)
    return "".join(f":{float(value)!r}".removesuffix(".0") for value in values)


def _check_characters(line: str) -> None:
    if len(line) > MAX_LINE:
        counts = {"most": MAX_LINE, "n": len(line)}
        raise _fault(line, MAX_LINE, "A prompt line has at most {most:,} characters; this one has {n:,}.", **counts)
    for at, character in enumerate(line):
        if unicodedata.category(character) in {"Cc", "Cs"} and not character.isspace():
            raise _fault(line, at, "This character is no text: leave it out.")


def _fault(line: str, at: int, sentence: str, **blanks: object) -> PromptError:
    """Show a piece of the line on one row and a caret under the fault; wide characters count as terminals draw them."""
    first = max(0, min(at - WINDOW // 2, len(line) - WINDOW))
    before = ("…" if first else "") + "".join(map(_shown, line[first:at]))
    after = "".join(map(_shown, line[at : first + WINDOW])) + ("…" if first + WINDOW < len(line) else "")
    return PromptError(sentence, f"{before}{after}\n{' ' * sum(map(_width, before))}^", **blanks)


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return character if character.isprintable() else "·"


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
