"""A person: does with the bot what people do, and may no more than Discord's client lets them."""

from dataclasses import dataclass, replace
from typing import Any

from .bodies import Body, Upload
from .client_rules import check_may_use, check_pressable, choose, descend, fill_options, impossible, localized
from .components import JSON, SELECTS, Kind
from .drafts import Terms, compose
from .errors import ImpossibleError
from .exchange import Exchange, Modal
from .interaction_payloads import interaction_create, named
from .interactions import Interaction, InteractionKind
from .messages import Message
from .modal_forms import fill
from .permissions import BITS, may
from .posting import delete, post, said
from .resolving import Resolved
from .state import State
from .world import Channel, Member, Role, User

CHAT, ON_USER, ON_MESSAGE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Person:
    """A user in a channel. Everything they do returns at once; wait on the Exchange for the bot."""

    state: State
    user: User
    channel: Channel

    def join(self) -> "Person":
        """Make sure that the person is a member of the channel's server."""
        if self.channel.guild:
            self.channel.guild.members.setdefault(self.user.id, Member(user=self.user))
        return self

    def at(self, channel: Channel) -> "Person":
        """Return the same person in another channel."""
        return replace(self, channel=channel).join()

    def in_dm(self) -> "Person":
        """Return the same person in their private channel with the bot."""
        return replace(self, channel=self.state.world.dm(self.user))

    def with_role(self, role: Role) -> "Person":
        """Give the person a role in this server."""
        if self.channel.guild:
            self.channel.guild.members[self.user.id].roles.append(role)
        return self

    def _resolved(self) -> Resolved:
        return Resolved(self.state, self.user, self.channel)

    def _interact(self, kind: InteractionKind, data: JSON, **more: Any) -> Exchange:
        state, guild = self.state, self.channel.guild
        interaction = Interaction(
            id=state.ids.mint(),
            kind=kind,
            user=self.user,
            channel=self.channel,
            created=state.clock.now(),
            upload_limit=max(self.user.upload_limit, guild.upload_limit if guild else 0),
            data=data,
            user_install=bool(guild and state.bot.id not in guild.members),
            **more,
        )
        state.interactions.add(interaction)
        sent = interaction_create(state, interaction)
        state.gateway.dispatch("INTERACTION_CREATE", sent, guild_id=guild.id if guild else None)
        return Exchange(state, interaction)

    def _command(self, name: str, kind: int) -> JSON:
        guild = self.channel.guild
        command = self.state.commands.find(name, kind, guild.id if guild else None)
        if command is None:
            raise ImpossibleError(f"There is no command {name!r}: it was never synced")
        check_may_use(self.state, command, self.user, self.channel)
        return command

    def reads(self, name: str, kind: int = CHAT) -> tuple[str, str]:
        """Return a command's name and description in the person's language."""
        command = self._command(name, kind)
        return localized(command, "name", self.user.locale), localized(command, "description", self.user.locale)

    def _slash_data(self, name: str, given: dict[str, Any], focused: str = "") -> JSON:
        first, *path = name.split()
        command, resolved = self._command(first, CHAT), self._resolved()
        part, way = descend(command, path)
        options = list(fill_options(part, given, resolved, focused))
        for step in reversed(way):
            options = [{"name": step["name"], "type": step["type"], "options": options}]
        return {**named(command), "options": options, "resolved": resolved.said}

    def slash(self, name: str, /, **options: Any) -> Exchange:
        """Run a slash command ("group sub" for subcommands); a file is an `Upload`, a choice its name or value."""
        return self._interact(InteractionKind.COMMAND, self._slash_data(name, options))

    def autocomplete(self, name: str, option: str, typed: str, /, **others: Any) -> Exchange:
        """Type into an option that has autocomplete."""
        data = self._slash_data(name, {**others, option: typed}, focused=option)
        return self._interact(InteractionKind.AUTOCOMPLETE, data)

    def menu(self, name: str, target: "Message | User") -> Exchange:
        """Use a context menu on a message or a user."""
        kind = ON_MESSAGE if isinstance(target, Message) else ON_USER
        command, resolved = self._command(name, kind), self._resolved()
        if isinstance(target, Message):
            self._before(target)
            resolved.said["messages"] = {str(target.id): said(self.state, target)}
        else:
            resolved.user(target)
        data = {**named(command), "target_id": str(target.id), "resolved": resolved.said}
        return self._interact(InteractionKind.COMMAND, data, command_kind=kind)

    def _before(self, message: Message) -> "Person":
        """Return the person in front of a message, which they must be able to see."""
        guild = message.channel.guild
        there = replace(self, channel=message.channel)
        member = guild is None or self.user.id in guild.members
        sees = message.seen_by(self.user) and member and there.may("view_channel")
        impossible(not sees, f"{self.user.name} can't see this message")
        return there

    def click(self, message: Message, button: str) -> Exchange:
        """Press a button, named by label, emoji or custom id."""
        there = self._before(message)
        component = message.component(button)
        check_pressable(component, {Kind.BUTTON})
        data = {"custom_id": component["custom_id"], "component_type": int(Kind.BUTTON), "id": component["id"]}
        return there._interact(InteractionKind.COMPONENT, data, source=message)

    def select(self, message: Message, menu: str, *values: Any) -> Exchange:
        """Choose in a select menu, named by placeholder or custom id; options by label or value."""
        there = self._before(message)
        component, resolved = message.component(menu), there._resolved()
        check_pressable(component, SELECTS)
        data = {"custom_id": component["custom_id"], "component_type": component["type"], "id": component["id"]}
        data |= {"values": choose(component, list(values), resolved), "resolved": resolved.said}
        return there._interact(InteractionKind.COMPONENT, data, source=message)

    def submit_modal(self, modal: Modal, values: dict[str, Any] | None = None) -> Exchange:
        """Fill in a modal, by label or custom id, and send it; what is left out keeps what was preset."""
        resolved = self._resolved()
        data = {**fill(modal.payload, values or {}, resolved), "resolved": resolved.said}
        return self._interact(InteractionKind.MODAL, data, source=modal.interaction.source)

    def may(self, permission: str) -> bool:
        """Whether the person holds a permission here."""
        guild = self.channel.guild
        return guild is None or bool(may(guild, guild.members[self.user.id], self.channel) & BITS[permission])

    def say(self, content: str = "", *files: Upload) -> Message:
        """Post a message of one's own."""
        impossible(not self.may("send_messages"), f"{self.user.name} may not write here")
        now, limit = self.state.clock.now(), self.user.upload_limit
        terms = Terms(channel=self.channel, via="person", now=now, upload_limit=limit)
        revision = compose(self.state.files, Body({"content": content}, dict(enumerate(files))), terms)
        return post(self.state, self.channel, self.user, revision)

    def delete(self, message: Message) -> None:
        """Delete a message: one's own, or as a moderator."""
        impossible(message.author is not self.user and not self.may("manage_messages"), "Only a moderator may do that")
        delete(self.state, message)

    def sees(self) -> list[Message]:
        """Return the messages that the person sees here, oldest first."""
        here = self.state.messages.of(self.channel) if self.may("view_channel") else []
        return [one for one in here if one.seen_by(self.user)]
