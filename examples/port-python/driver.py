#!/usr/bin/env python3
"""The driver of this port: requests of the conformance kit on standard input, replies on standard output."""

import json
import sys
import traceback
from typing import Any

from operations import crypto, exchange, frame, join, keys, realm, routing, token
from operations.arguments import Arguments, to_hex
from operations.node import Nodes
from symbolon.errors import BadRequest

CAPABILITIES = {
    "crypto": crypto,
    "token": token,
    "frame": frame,
    "keys": keys,
    "routing": routing,
    "join": join,
    "realm": realm,
    "exchange": exchange,
}
HELLO = {
    "protocol": 1,
    "name": "port-python",
    "version": "1.0",
    "language": "python",
    "capabilities": [*CAPABILITIES, "node", "inspect"],
}


class Driver:
    """Answers requests one after the other; `reset` makes it as newly started (DRV-004)."""

    def __init__(self) -> None:
        self.operations = {name: op for module in CAPABILITIES.values() for name, op in module.OPERATIONS.items()}
        self.operations |= {"hello": lambda args: HELLO, "reset": self.reset, "bye": lambda args: {}}
        self.reset(Arguments({}))

    def reset(self, args: Arguments) -> dict[str, Any]:
        """Everything is forgotten (DRV-004)."""
        self.operations |= Nodes().operations()
        return {}

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """The reply to one request (DRV-001)."""
        operation = self.operations.get(request["op"])
        if operation is None:
            return {"id": request["id"], "error": {"kind": "unsupported", "text": request["op"]}}
        try:
            return {"id": request["id"], "result": to_hex(operation(Arguments(request["args"])))}
        except BadRequest as e:
            return {"id": request["id"], "error": {"kind": "bad_request", "text": str(e)}}
        except Exception:
            traceback.print_exc()
            return {"id": request["id"], "error": {"kind": "internal", "text": traceback.format_exc(limit=-1)}}


def main() -> None:
    driver = Driver()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        sys.stdout.write(json.dumps(driver.answer(request)) + "\n")
        sys.stdout.flush()
        if request["op"] == "bye":
            return


if __name__ == "__main__":
    main()
