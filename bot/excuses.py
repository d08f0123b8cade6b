"""What people are told when something can't be done, each in one sentence; `languages.toml` has them translated."""

# Asked for by a person
NO_WORDS = "Say what to paint, in words: orcas in the north pole"
NEEDS_PICTURE = "The option {name} needs {base} with a picture."
NO_NUMBER = "The option {option} is a number from {low:g} to {high:g}, not {typed!r}."
NOT_WHOLE = "The option {option} is a whole number from {low} to {high}, not {typed!r}."
NO_CHOICE = "The option {option} is one of {names}, not {typed!r}."
ONE_WEIGHT_EACH = "Give one weight for each of the {count} targets, with spaces between them."
QUEUE_FULL = "{count} pictures are waiting already: try again in a while."
YOURS_FULL = "You have {count} pictures on the way: wait for one, or cancel one."
SLOW_FILE = "{name}: Discord didn't hand the file over; try once more."
LARGE_FILE = "{name}: that file is larger than {limit} MB: give me a smaller one."
BAD_FILE = "{name}: {sentence}"
NO_PICTURE = "There is no picture in that message that I can read."
NO_RECIPE = "There is no picture with a recipe of mine in that message."
STRANGE_RECIPE = "The recipe in that picture can't be used: {sentence}"

# By what a server chose
ELSEWHERE = "In this server I paint in {channels} only."
NOWHERE = "The channels that I may paint in are gone: whoever manages this server can choose others with /server."
TOO_FINE = "The highest quality in this server is {quality}: ask with /imagine for that, or for less."
USED_UP = "Your pictures in this server are used up ({count} in 24 hours): the next one is free {when}."
NO_MANAGER = "Only people who manage this server can do that."

# Pressed on a picture
NOT_YOURS = "Only the one who asked for this picture, or a moderator, can do that."
TOO_LATE = "It is too late for that: this picture is finished, or was called off."
NOTHING_YET = "Nothing of it is painted yet: wait for the first step, or cancel it."
NO_STATE = "Nothing can go on from run {run}, as its paint wasn't kept: paint it again."
NO_RUN = "There is no picture {run} that you can see."
NOTHING_OPEN = "You have no picture that waits or is being painted."
NO_DIRECT = "I can't send you direct messages: allow them for this server, then ask again."
OLD_PAGE = "This list is an old one: ask for /history again."

# Nobody's fault, or ours
DEADLY = "The program died three times in this picture: change its words or its size."
ENDED = "It ended while the bot was away."
TOO_LARGE = "There isn't enough memory for this picture: try it again in the quality draft."
FULL = "The disk of the bot is full: its owner has to make room."
AWAY = "The bot can't reach its store just now."
OURS = "Something went wrong on our side; the log says what."
STORE = "The store has trouble just now; the log says what."
MISSING = "That run or file isn't there (any more)."
