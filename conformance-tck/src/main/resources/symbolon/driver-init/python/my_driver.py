"""The driver of my port: one line of JSON in, one line out (chapter driver).

    ./symbolon tck --driver "python3 my_driver.py"
"""

import json
import sys

# a capability is declared when all its operations are below; from then on its cases count
CAPABILITIES = []

HELLO = {"protocol": 1, "name": "my-port", "version": "0", "language": "python", "capabilities": CAPABILITIES}


class BadRequest(Exception):
    """An argument is missing or malformed."""


def octets(args, name):
    """The octets of an argument, which come as hexadecimal digits."""
    try:
        return bytes.fromhex(args[name])
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadRequest(name) from wrong


# An operation takes the arguments and gives the members of its result, such as
#     {"verdict": "accepted"} or {"verdict": "refused", "rule": "CNV-005"}.
OPERATIONS = {
    "hello": lambda args: HELLO,
    "reset": lambda args: {},  # forget every node, and set the time to its start
    "bye": lambda args: {},
    # "key.check": lambda args: check_key(octets(args, "public_key")),
}


def error(kind, text):
    return {"error": {"kind": kind, "text": text}}


def answer(op, args):
    if op not in OPERATIONS:
        return error("unsupported", op)
    try:
        return {"result": OPERATIONS[op](args)}
    except BadRequest as wrong:
        return error("bad_request", str(wrong))
    except Exception as fault:
        return error("internal", repr(fault))


def main():
    replies = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a print says must not stand between replies
    for line in sys.stdin.buffer:
        request = json.loads(line)
        reply = {"id": request["id"], **answer(request["op"], request["args"])}
        replies.write(json.dumps(reply).encode() + b"\n")
        replies.flush()
        if request["op"] == "bye":
            break


main()
