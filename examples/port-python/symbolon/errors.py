"""The two ways in which an input fails."""


class Refused(Exception):
    """The protocol refuses the input; `rule` is the id of the first rule that it breaks."""

    def __init__(self, rule: str):
        super().__init__(rule)
        self.rule = rule


class BadRequest(Exception):
    """The caller asked for something that the driver protocol does not allow."""
