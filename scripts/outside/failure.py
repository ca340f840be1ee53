"""What is wrong, for a person."""


class Failure(Exception):
    pass


def expect(holds, what):
    if not holds: raise Failure(what)
