"""Script cases: what is a function of the steps so far is computed again and compared.

Which events happen, and when, is the business of an engine; this program has none. But every octet of a datagram
that a node with scripted randomness sends is determined: its token, its nonce, the tag, the cookie, the seal.
"""

from types import SimpleNamespace

import conventions
import frames
import operations
import sessions
import tokens
from conventions import Refused

START_OF_WALL_TIME = 1_767_225_600_000


class Node:
    def __init__(self, args):
        self.seed = bytes.fromhex(args["seed"])
        self.uuid = args["uuid"]
        self.subject = args.get("subject", "urn:symbolon:node:" + args["uuid"])
        self.lifetime = args.get("lifetime_ms", 43_200_000)
        self.address = []
        if "hostname" in args:
            self.address.append({"name": "hostname", "value": args["hostname"].encode("ascii").hex()})
        if "port" in args:
            self.address.append({"name": "port", "value": conventions.u16(args["port"]).hex()})
        entropy = args.get("entropy", {})
        secrets = [bytes.fromhex(each) for each in entropy.get("session_secret", [])]
        self.secrets = {conventions.agreement_key_of_secret(secret): secret for secret in secrets}
        self.nonces = set(entropy.get("nonce", []))
        self.cookie_secret = entropy.get("cookie_secret", [None])[0]
        self.sent = {}  # nonce of a handshake that we sent -> (SignedToken, session secret)
        self.asked = {}  # nonce of an initiation that we received -> SignedToken
        self.sessions = {}  # session id -> (keys, fingerprint of the peer)
        self.fingerprint = tokens.fingerprint(self.token(conventions.agreement_key_of_secret(bytes(32)), 1)).hex()

    def token(self, session_key, now):
        token = tokens.of_json({
            "kind": "node", "uuid": self.uuid, "realm": "", "issuer": "", "audience": "", "subject": self.subject,
            "issued_at": now, "not_before": now, "expires_at": now + self.lifetime,
            "extensions": [*self.address, {"name": "session_key", "value": session_key.hex()}],
        })
        token.version, token.public_key = 1, conventions.public_key_of(self.seed)
        return token

    def signed_token(self, session_key, now):
        return tokens.sign_token(self.seed, self.token(session_key, now))


class Script:
    """Follows one case. `unknown` counts the values for which the script does not say enough."""

    def __init__(self):
        self.nodes, self.found, self.unknown = {}, [], 0
        self.monotonic, self.wall = 0, START_OF_WALL_TIME

    def step(self, step):
        """What was computed for one step, as (what, expected, computed)."""
        self.found = []
        op, args, expect = step["op"], step["args"], step.get("expect", {})
        if op in operations.OPERATIONS:
            self.pure(op, args, expect)
        elif op == "node.create":
            self.nodes[args["node"]] = node = Node(args)
            self.compare("fingerprint", expect.get("fingerprint", node.fingerprint), node.fingerprint)
        elif op == "node.deliver":
            self.deliver(args, expect)
        for event in expect.get("events", []):
            self.event(event)
        if op == "clock.set":
            self.monotonic, self.wall = args["monotonic_ms"], args["wall_ms"]
        return self.found

    def compare(self, what, expected, computed):
        self.found.append((what, expected, computed))

    def pure(self, op, args, expect):
        result = operations.perform(op, args)
        for name, expected in expect.items():
            self.compare(name, expected, result.get(name))

    def deliver(self, args, expect):
        """A datagram that no node may read is dropped by the rule of its form; an answer gives its receiver keys."""
        node, datagram = self.nodes[args["node"]], bytes.fromhex(args["datagram"])
        rules = [event["rule"] for event in expect.get("events", []) if event["event"] == "dropped"]
        try:
            frame = SimpleNamespace(**frames.read_datagram(datagram))
        except Refused as refused:
            self.compare("dropped", rules, [refused.rule])
            return
        if frame.frame == "sealed":
            self.open(node, frame.session_id, datagram, rules)
        elif frame.frame == "handshake" and frame.shape == "initiation":
            node.asked[frame.nonce] = bytes.fromhex(frame.token)
        elif frame.frame == "handshake" and frame.echo in node.sent and not rules:
            keys = self.derive(node, frame.echo, bytes.fromhex(frame.token), frame.nonce)
            self.compare("tag", frame.tag, (keys.tag_high if keys.role == "low" else keys.tag_low).hex())

    def open(self, node, session_id, datagram, rules):
        if session_id not in node.sessions:
            return
        keys = node.sessions[session_id][0]
        direction = "high_to_low" if keys.role == "low" else "low_to_high"
        result = operations.perform("frame.open", {
            "key": getattr(keys, "key_" + direction).hex(), "direction": direction, "datagram": datagram.hex()})
        if result["verdict"] == "refused" and rules != ["SES-003"]:
            self.compare("dropped", rules, [result["rule"]])

    def derive(self, node, own_nonce, peer_signed_token, peer_nonce):
        signed_token, secret = node.sent[own_nonce]
        keys = sessions.derive(
            node.seed, secret, signed_token, bytes.fromhex(own_nonce), peer_signed_token, bytes.fromhex(peer_nonce))
        peer = tokens.fingerprint(tokens.read(peer_signed_token)[1]).hex()
        node.sessions[keys.session_id.hex()] = keys, peer
        return keys

    def event(self, event):
        node = self.nodes[event["node"]]
        if event["event"] == "send":
            datagram = bytes.fromhex(event["datagram"])
            computed = self.sent(node, event, SimpleNamespace(**frames.read_datagram(datagram)), datagram)
            if computed is None:
                self.unknown += 1
            else:
                self.compare("datagram", event["datagram"], computed.hex())
        elif event["event"] in ("established", "ended", "path_changed"):
            if event["session_id"] in node.sessions:
                self.compare("peer", event["peer"], node.sessions[event["session_id"]][1])
            else:
                self.unknown += 1

    def sent(self, node, event, frame, datagram):
        """The datagram as this program makes it, or None when its randomness is not in the script."""
        if frame.frame == "cookie":
            if node.cookie_secret is None:
                return None
            nonce, epoch = bytes.fromhex(frame.nonce), event["at_ms"] // sessions.EPOCH
            cookie = sessions.make_cookie(bytes.fromhex(node.cookie_secret), epoch, event["to"], nonce)
            return frames.write_cookie(nonce, cookie)
        if frame.frame == "sealed":
            return self.sealed(node, frame, datagram)
        return self.handshake(node, event, frame)

    def handshake(self, node, event, frame):
        signed_token = bytes.fromhex(frame.token)
        _, token = tokens.read(signed_token)
        session_key = tokens.extension(token, "session_key")
        if session_key not in node.secrets or frame.nonce not in node.nonces:
            return None
        if frame.nonce not in node.sent:
            now = self.wall + event["at_ms"] - self.monotonic
            signed_token = node.signed_token(session_key, now)
            node.sent[frame.nonce] = signed_token, node.secrets[session_key]
        signed_token = node.sent[frame.nonce][0]
        nonce = bytes.fromhex(frame.nonce)
        if frame.shape == "initiation":
            return frames.write_handshake(signed_token, nonce, cookie=bytes.fromhex(frame.cookie))
        keys = self.derive(node, frame.nonce, node.asked[frame.echo], frame.echo)
        tag = keys.tag_low if keys.role == "low" else keys.tag_high
        return frames.write_handshake(signed_token, nonce, echo=bytes.fromhex(frame.echo), tag=tag)

    def sealed(self, node, frame, datagram):
        if frame.session_id not in node.sessions:
            return None
        keys = node.sessions[frame.session_id][0]
        direction = "low_to_high" if keys.role == "low" else "high_to_low"
        key = getattr(keys, "key_" + direction)
        counter, message = frames.open_sealed(key, direction, datagram)
        frames.read_message(message)
        return frames.write_sealed(key, bytes.fromhex(frame.session_id), counter, direction, message)
