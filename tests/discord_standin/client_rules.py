"""What Discord's own client makes sure of before it sends anything."""

from collections.abc import Iterator
from typing import Any

from .components import JSON, SELECTS, Kind, either
from .errors import ImpossibleError
from .permissions import BITS, may
from .resolving import Resolved
from .state import State
from .world import Channel, User

SUBCOMMANDS = {1, 2}
STRING, INTEGER, BOOLEAN, NUMBER, ATTACHMENT = 3, 4, 5, 10, 11
IN_GUILD, IN_BOT_DM = 0, 1
LINK = 5


def impossible(when: object, sentence: str) -> None:
    """Raise an ImpossibleError if something is so."""
    if when:
        raise ImpossibleError(sentence)


def localized(part: JSON, key: str, locale: str) -> str:
    """Return a name or description in a language, or as it is where there is no translation."""
    return str((part.get(f"{key}_localizations") or {}).get(locale, part[key]))


def _is_for(command: JSON, held: int) -> bool:
    """Whether a command is shown to members with these permissions; "0" means to administrators alone."""
    wanted = command.get("default_member_permissions")
    if wanted is None or held & BITS["administrator"]:
        return True
    return wanted != "0" and not int(wanted) & ~held


def check_may_use(state: State, command: JSON, user: User, channel: Channel) -> None:
    """Check that a person is shown a command here at all."""
    name, guild = command["name"], channel.guild
    contexts = command.get("contexts")
    here = IN_GUILD if guild else IN_BOT_DM
    impossible(contexts is not None and here not in contexts, f"/{name} isn't offered here (contexts {contexts})")
    impossible(not guild and command.get("dm_permission") is False, f"/{name} isn't offered in DMs")
    if guild is None:
        return
    held = may(guild, guild.members[user.id], channel)
    impossible(not held & BITS["view_channel"], f"{user.name} can't see this channel")
    impossible(not held & BITS["use_application_commands"], f"{user.name} may not use commands here")
    impossible(not _is_for(command, held), f"{user.name} lacks the permissions that /{name} is for")
    if state.bot.id not in guild.members:
        installs = command.get("integration_types") or [0]
        impossible(not user.installed_app or 1 not in installs, f"/{name} isn't installed here")


def descend(command: JSON, path: list[str]) -> tuple[JSON, list[JSON]]:
    """Follow subcommand names; return the innermost part and the parts on the way."""
    way: list[JSON] = []
    part = command
    for name in path:
        found = [one for one in part.get("options") or [] if one["name"] == name and one["type"] in SUBCOMMANDS]
        impossible(not found, f"/{command['name']} has no subcommand {name!r}")
        part = found[0]
        way.append(part)
    nested = [one["name"] for one in part.get("options") or [] if one["type"] in SUBCOMMANDS]
    impossible(nested, f"/{command['name']} wants one of {nested}")
    return part, way


def _check_text(option: JSON, value: Any) -> None:
    name = option["name"]
    impossible(not isinstance(value, str), f"{name} takes a text")
    low, high = option.get("min_length") or 0, option.get("max_length") or 6000
    impossible(not low <= len(value) <= high, f"{name} takes {low} to {high} letters")


def _check_number(option: JSON, value: Any) -> None:
    name = option["name"]
    kind = int if option["type"] == INTEGER else (int, float)
    impossible(not isinstance(value, kind) or isinstance(value, bool), f"{name} takes a number")
    low, high = option.get("min_value", -(2**53)), option.get("max_value", 2**53)
    impossible(not low <= value <= high, f"{name} lies between {low} and {high}")


def option_value(option: JSON, value: Any, resolved: Resolved) -> Any:
    """Return what the client would send as an option's value."""
    kind = option["type"]
    if kind == STRING:
        _check_text(option, value)
    elif kind in {INTEGER, NUMBER}:
        _check_number(option, value)
    elif kind == BOOLEAN:
        impossible(not isinstance(value, bool), f"{option['name']} takes yes or no")
    else:
        value = resolved.value(value)
    choices = option.get("choices") or []
    by_name = {one["name"]: one["value"] for one in choices}
    value = by_name.get(value, value)
    impossible(choices and value not in by_name.values(), f"{option['name']} takes one of {list(by_name)}")
    return value


def fill_options(part: JSON, given: dict[str, Any], resolved: Resolved, focused: str = "") -> Iterator[JSON]:
    """Yield the options as the client sends them; while one is `focused`, others may still be missing."""
    options = {one["name"]: one for one in part.get("options") or []}
    impossible(set(given) - set(options), f"There are no options {sorted(set(given) - set(options))}")
    missing = [name for name, one in options.items() if one.get("required") and name not in given]
    impossible(missing and not focused, f"The options {missing} are required")
    for name, value in given.items():
        option = options[name]
        if name == focused:
            impossible(not option.get("autocomplete"), f"{name} has no autocomplete")
            yield {"name": name, "type": option["type"], "value": value, "focused": True}
        else:
            yield {"name": name, "type": option["type"], "value": option_value(option, value, resolved)}


def _chosen(menu: JSON, value: Any) -> str:
    for option in menu.get("options") or []:
        if value in {option["value"], option["label"]}:
            return str(option["value"])
    raise ImpossibleError(f"There is no choice {value!r} in {[one['label'] for one in menu.get('options') or []]}")


def choose(menu: JSON, values: list[Any], resolved: Resolved) -> list[str]:
    """Return the values that a select or a group of boxes would send."""
    plain = menu["type"] not in SELECTS - {Kind.SELECT} | {Kind.FILE_UPLOAD}
    chosen = [_chosen(menu, value) if plain else resolved.value(value) for value in values]
    low = either(menu.get("min_values"), 1 if menu.get("required", True) else 0)
    high = either(menu.get("max_values"), 1)
    impossible(not low <= len(chosen) <= high, f"{low} to {high} can be chosen here, not {len(chosen)}")
    return chosen


def check_pressable(component: JSON, kinds: set[Kind]) -> None:
    """Check that a component is of a kind and can be pressed."""
    impossible(component["type"] not in kinds, f"This is no {sorted(kinds)} but a {component['type']}")
    impossible(component.get("disabled"), f"{component.get('label') or component.get('custom_id')!r} is greyed out")
    impossible(component.get("style") == LINK and component["type"] == Kind.BUTTON, "A link tells the bot nothing")
