"""Where a run's message is, how it is reached: by the bot's own token, by the interaction's, or as a direct message.

An interaction's token lives 15 minutes, and edits of messages over an hour old are rationed (30046): what can't be
edited any more is posted anew. A fresh post carries a nonce, and after a restart the bot first looks for its own.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from discord.abc import Messageable

    from bot.address import Address, Way
    from bot.layouts import Draft

log = logging.getLogger(__name__)

OLD = 50 * 60  # seconds: older messages are left in peace
MARGIN = 20  # seconds before a token's death from which nothing is begun with it
SEARCHED = 50  # of a channel's last messages
GONE, UNKNOWN_CHANNEL, TOKEN_DEAD, TOKEN_UNKNOWN, TOO_LARGE = 10008, 10003, 50027, 10015, 40005
RATIONED = 30046  # comes as a 429, but not for this address: the message is too old to be edited that often
BROKEN = (aiohttp.ClientError, OSError)  # the line, not the request: discord.py passes most of these on
NOBODY = discord.AllowedMentions.none()


class GoneError(Exception):
    """The message was deleted: whoever did that wants no more of it."""


class AwayError(Exception):
    """Discord could not be reached: try again later."""


class LargeError(Exception):
    """The files are too large for this place."""


class Post:
    """One run's message."""

    def __init__(self, client: discord.Client, address: Address, clock: Callable[[], float]) -> None:
        self.address = address
        self._client, self._clock = client, clock
        # Until the first edit, perhaps after a restart: only the interaction's token surely ends that.
        self._thinking = not address.restored or clock() < address.until - MARGIN
        self._closed = False  # what failed once for want of a right is not tried again: 10,000 of these are a ban

    async def show(self, draft: Draft) -> None:
        """Edit the message if that is still possible, else do nothing; GoneError, LargeError, AwayError."""
        if self._editable():
            await self._edited(draft)

    async def end(self, draft: Draft, run: int) -> bool:
        """Say how a run ended: in its message, else in a fresh one, else to the owner alone; False if nobody heard."""
        if self._editable() and await self._edited(draft):
            return True
        for find in (self._here, self._direct):
            if await self._posted(find, draft, run):
                return True
        log.warning("nobody could be told how run %d ended", run)
        return False

    async def ping(self, text: str, run: int) -> None:
        """Mention the owner below the message, where that is allowed; edits mention nobody."""
        if self.address.way == "channel" and not self._closed and self.address.message:
            place, reference = self._channel(), self._message().to_reference(fail_if_not_exists=False)
            nonce = f"ready:{run}"
            owner = self._owner()
            try:
                await place.send(text, reference=reference, allowed_mentions=owner, nonce=nonce, mention_author=False)
            except (discord.HTTPException, *BROKEN) as error:  # the message itself has told it
                log.info("the owner of run %d can't be mentioned: %s", run, error)

    async def delete(self) -> bool:
        """Take the message away, if it is there and ours to take; False where that must be tried again."""
        try:
            await self._message().delete()
        except (discord.HTTPException, *BROKEN) as error:
            if is_away(error) or getattr(error, "status", 0) == HTTPStatus.UNAUTHORIZED:  # our token's fault, not its
                log.warning("a message could not be taken away yet: %s", error)
                return False
            log.info("a message stays: %s", error)
        return True

    def _editable(self) -> bool:
        now, address = self._clock(), self.address
        if self._closed or not address.message:
            return False
        return now < address.until - MARGIN if address.way == "token" else now < address.made + OLD

    async def _edited(self, draft: Draft) -> bool:
        try:
            await self._edit(draft)
        except discord.HTTPException as error:
            if is_away(error) and error.code != RATIONED:
                raise AwayError from error
            self._judge(error)
            return False
        except BROKEN as error:
            raise AwayError from error
        return True

    async def _edit(self, draft: Draft) -> None:
        more: dict[str, Any] = {"view": draft.view, "attachments": draft.attached(), "allowed_mentions": NOBODY}
        address = self.address
        lives = address.token and self._clock() < address.until - MARGIN  # it may have died since this was made
        if address.way == "token" or (self._thinking and lives):
            application = self._client.application_id or 0
            hook = discord.Webhook.partial(application, address.token or "", client=self._client)
            await hook.edit_message(address.message or 0, **more)
        else:
            await self._message().edit(**more)
        self._thinking = False

    def _judge(self, error: discord.HTTPException) -> None:
        if error.code == GONE:
            raise GoneError from error
        if is_too_large(error):
            raise LargeError from error
        log.info("a message can't be edited: %s", error)
        self._closed |= error.status in {401, 403} or error.code in {UNKNOWN_CHANNEL, TOKEN_DEAD, TOKEN_UNKNOWN}

    async def _posted(self, find: Callable[[], Any], draft: Draft, run: int) -> bool:
        try:
            place = await find()
            if place is None:
                return False
            message = await self._before(place, run) or await place.send(
                view=draft.view, files=draft.attached(), nonce=f"end:{run}", allowed_mentions=self._owner()
            )
        except (discord.HTTPException, *BROKEN) as error:
            if is_away(error):  # all there is for it is later
                raise AwayError from error
            if is_too_large(error):
                raise LargeError from error
            log.info("run %d can't be posted: %s", run, error)
            return False
        way: Way = "direct" if find == self._direct else "channel"
        self.address = replace(self.address, way=way, channel=message.channel.id, message=message.id)
        return True

    async def _before(self, place: Messageable, run: int) -> discord.Message | None:
        """Find our own post from before a restart: a crash between posting and noting it must not post twice."""
        if not self.address.restored or not self._client.user:
            return None
        try:
            async for message in place.history(limit=SEARCHED):
                mine = message.author.id == self._client.user.id and message.id != self.address.message
                if mine and any(name.startswith(f"run:{run}:again") for name in names(message.components)):
                    return message
        except discord.Forbidden:
            log.info("the history of a channel can't be read")
        return None

    async def _here(self) -> Messageable | None:
        return self._channel() if self.address.way == "channel" and not self._closed else None

    async def _direct(self) -> Messageable:
        return await self._client.create_dm(discord.Object(self.address.owner))

    def _channel(self) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(self.address.channel or 0, guild_id=self.address.guild)

    def _message(self) -> discord.PartialMessage:
        return self._channel().get_partial_message(self.address.message or 0)

    def _owner(self) -> discord.AllowedMentions:
        return discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(self.address.owner)])


def is_away(error: Exception) -> bool:
    """Whether Discord could not be reached, is not well, or takes nothing from this address just now."""
    if isinstance(error, discord.HTTPException):
        return error.status == HTTPStatus.TOO_MANY_REQUESTS or error.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return isinstance(error, BROKEN)


def is_too_large(error: Exception) -> bool:
    """Whether Discord takes no files as large as these."""
    large = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return isinstance(error, discord.HTTPException) and (error.code == TOO_LARGE or error.status == large)


def names(components: Iterable[Any]) -> Iterator[str]:
    """Give the names of all buttons and menus in a message."""
    for component in components:
        if name := getattr(component, "custom_id", None):
            yield name
        yield from names(getattr(component, "children", ()))
