"""The errors that a person may read.

ReverieError                 one plain sentence that says what to do
├── RecipeError              a recipe or one of its fields is wrong
│   └── PromptError          the prompt line is wrong: carries a caret line
├── EyeError                 an eye can't be loaded
├── ImageError               a picture given by a person can't be used
└── PaintError               the painting went wrong (collapsed, not a number)
"""


class ReverieError(Exception):
    """One sentence for the person who asked; its text never holds a path, a secret or a traceback.

    `template` has blanks such as {name}, and `blanks` fills them: so a front may say it in another language.
    """

    def __init__(self, template: str, /, **blanks: object) -> None:
        self.sentence = template.format(**blanks) if blanks else template
        super().__init__(self.sentence)
        self.template, self.blanks = template, blanks


class RecipeError(ReverieError):
    """A recipe, or one of its fields, is outside what we paint."""


class PromptError(RecipeError):
    """The prompt line is wrong: `sentence` says what to do, `caret` is two lines, a piece of the line and a ^ below."""

    def __init__(self, template: str, caret: str, /, **blanks: object) -> None:
        super().__init__(template, **blanks)
        self.caret = caret

    def __str__(self) -> str:
        return f"{self.sentence}\n\n{self.caret}"


class EyeError(ReverieError):
    """An eye can't be loaded: unknown name, missing file, no network."""


class ImageError(ReverieError):
    """A picture that a person gave can't be used."""


class PaintError(ReverieError):
    """The painting went wrong: a collapsed picture, a value that is not a number."""
