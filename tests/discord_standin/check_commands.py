"""Application commands as they are synced."""

import re
from itertools import chain
from typing import Any

from .check_basics import Problems, choice, number, size, text, unique
from .components import JSON
from .errors import Problem

CHAT, USER, MESSAGE = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
OPTION_KINDS = range(1, 12)
MOST = {CHAT: 100, USER: 15, MESSAGE: 15}
MOST_LETTERS = 8000
LOCALE = re.compile(
    r"id|da|de|en-GB|en-US|es-ES|es-419|fr|hr|it|lt|hu|nl|no|pl|pt-BR|ro|fi|sv-SE|vi|tr|cs|el|bg|ru|uk|hi|th|zh-CN|ja"
    r"|zh-TW|ko"
)


def _name(value: Any, path: str, *, chat: bool) -> Problems:
    yield from text(value, path, 1, 32)
    if chat and isinstance(value, str) and (not re.fullmatch(r"[-_'\w]+", value) or value != value.lower()):
        message = "Command name is invalid"
        yield Problem(path, "APPLICATION_COMMAND_INVALID_NAME", message)


def _localized(part: JSON, path: str, *, chat: bool, described: int) -> Problems:
    for key in ("name_localizations", "description_localizations"):
        for locale, value in (part.get(key) or {}).items():
            if not LOCALE.fullmatch(locale):
                yield Problem(f"{path}.{key}.{locale}", "ENUM_TYPE_COERCE", f'Value "{locale}" is not a locale.')
            if key.startswith("name"):
                yield from _name(value, f"{path}.{key}.{locale}", chat=chat)
            else:
                yield from text(value, f"{path}.{key}.{locale}", 1, described)


def _choices(option: JSON, path: str) -> Problems:
    choices = option.get("choices") or []
    yield from size(choices, f"{path}.choices", 0, 25)
    for index, one in enumerate(choices):
        yield from text(one.get("name"), f"{path}.choices.{index}.name", 1, 100)
        if option.get("type") == STRING:
            yield from text(one.get("value"), f"{path}.choices.{index}.value", 1, 100)
    names = [(f"{path}.choices.{index}", one.get("name")) for index, one in enumerate(choices)]
    message = "Option choice names must be unique"
    yield from unique(names, "APPLICATION_COMMAND_OPTIONS_CHOICES_NAMES_MUST_BE_UNIQUE", message)
    if choices and option.get("autocomplete"):
        message = "Choices and autocomplete are mutually exclusive"
        yield Problem(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_MUTUALLY_EXCLUSIVE", message)


def _option(option: JSON, path: str) -> Problems:
    yield from choice(option.get("type"), f"{path}.type", OPTION_KINDS)
    yield from _name(option.get("name"), f"{path}.name", chat=True)
    yield from text(option.get("description"), f"{path}.description", 1, 100)
    yield from _localized(option, path, chat=True, described=100)
    yield from _choices(option, path)
    yield from number(option.get("min_length"), f"{path}.min_length", 0, 6000)
    yield from number(option.get("max_length"), f"{path}.max_length", 1, 6000)
    if option.get("autocomplete") and option.get("type") not in {STRING, INTEGER, NUMBER}:
        message = "Autocomplete is not available for this option's type"
        yield Problem(path, "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID_OPTION_TYPE", message)
    yield from _options(option, path, deep=True)


def _options(part: JSON, path: str, *, deep: bool = False) -> Problems:
    options = part.get("options") or []
    yield from size(options, f"{path}.options", 0, 25)
    for index, option in enumerate(options):
        yield from _option(option, f"{path}.options.{index}")
    names = [(f"{path}.options.{index}", option.get("name")) for index, option in enumerate(options)]
    yield from unique(names, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        message = "Required options must be placed before non-required options"
        yield Problem(f"{path}.options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
    nested = {option.get("type") in {SUBCOMMAND, GROUP} for option in options}
    if len(nested) > 1 or (deep and True in nested and part.get("type") != GROUP):
        message = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        yield Problem(f"{path}.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)


def _longest(part: JSON, key: str) -> int:
    said = [part.get(key), *(part.get(f"{key}_localizations") or {}).values()]
    return max(len(one) if isinstance(one, str) else 0 for one in said)


def _letters(part: JSON) -> int:
    own = _longest(part, "name") + _longest(part, "description")
    choices = sum(_longest(one, "name") + len(str(one.get("value"))) for one in part.get("choices") or [])
    return own + choices + sum(_letters(option) for option in part.get("options") or [])


def _command(command: JSON, path: str) -> Problems:
    kind = command.get("type", CHAT)
    yield from choice(kind, f"{path}.type", (CHAT, USER, MESSAGE))
    yield from _name(command.get("name"), f"{path}.name", chat=kind == CHAT)
    yield from text(command.get("description"), f"{path}.description", kind == CHAT, 100 if kind == CHAT else 0)
    yield from _localized(command, path, chat=kind == CHAT, described=100)
    yield from _options(command, path)
    for key, allowed in (("contexts", (0, 1, 2)), ("integration_types", (0, 1))):
        for index, value in enumerate(command.get(key) or []):
            yield from choice(value, f"{path}.{key}.{index}", allowed)
    if _letters(command) > MOST_LETTERS:
        message = f"Command exceeds maximum size ({MOST_LETTERS})"
        yield Problem(path, "APPLICATION_COMMAND_TOO_LARGE", message)


def check_commands(commands: Any) -> Problems:
    """Check the whole list of commands of one scope."""
    yield from size(commands, "", 0, sum(MOST.values()))
    commands = commands if isinstance(commands, list) else []
    yield from chain.from_iterable(_command(one, str(index)) for index, one in enumerate(commands))
    names = [(str(index), (one.get("type", CHAT), one.get("name"))) for index, one in enumerate(commands)]
    message = "Application command names must be unique"
    yield from unique(names, "APPLICATION_COMMANDS_DUPLICATE_NAME", message)
    for kind, most in MOST.items():
        if sum(one.get("type", CHAT) == kind for one in commands) > most:
            yield Problem("", "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer commands of type {kind}.")
