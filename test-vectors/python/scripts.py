"""Cases with steps: what is a function of the steps so far is computed again and compared.

Which events happen, and when, is the business of an engine; this program has none. But every octet of a datagram
that a node with scripted randomness sends is determined: its token, its nonce, the tag, the cookie, the counter, the
seal. And a datagram that can not be read, or whose token, keys or content are not good, names the rule by itself.
"""

from types import SimpleNamespace

import conventions
import frames
import operations
import sessions
import tokens
from conventions import BadRequest, Refused, require

START_OF_WALL_TIME = 1_767_225_600_000

# The rules by which a handshake is refused for itself, not for what the node has seen before.
OF_THE_HANDSHAKE = {"HSK-003", "HSK-005", "HSK-008", "HSK-017", *(f"TOK-{number:03}" for number in range(1, 33))}


class Node:
    """What a case says of one node, and what follows for its handshakes and sessions."""

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
        self.challenges = set(entropy.get("challenge", []))
        self.cookie_secret = b"".join(bytes.fromhex(each) for each in entropy.get("cookie_secret", [])[:1])
        self.expected = {}  # address that was opened -> fingerprint, or None
        self.denied = {}  # fingerprint -> monotonic time until which it is denied
        self.made = {}  # nonce of a handshake that it sent -> (SignedToken, session secret)
        self.asked = {}  # nonce of an initiation that it received -> SignedToken
        self.sessions = {}  # session id -> Session
        self.fingerprint = tokens.fingerprint(self.token(bytes(32), START_OF_WALL_TIME))

    def token(self, session_key, now):
        token = tokens.of_json({
            "kind": "node", "uuid": self.uuid, "realm": "", "issuer": "", "audience": "", "subject": self.subject,
            "issued_at": now, "not_before": now, "expires_at": now + self.lifetime,
            "extensions": [*self.address, {"name": "session_key", "value": session_key.hex()}],
        })
        token.version, token.public_key = 1, conventions.public_key_of(self.seed)
        return token

    def derive(self, own_nonce, peer_signed_token, peer_nonce):
        signed_token, secret = self.made[own_nonce]
        keys = sessions.derive(
            self.seed, secret, signed_token, bytes.fromhex(own_nonce), peer_signed_token, bytes.fromhex(peer_nonce))
        peer = tokens.fingerprint(tokens.read(peer_signed_token)[1]).hex()
        return self.sessions.setdefault(keys.session_id.hex(), Session(keys, peer))


class Session:
    def __init__(self, keys, peer):
        self.keys, self.peer = keys, peer
        self.sends = "low_to_high" if keys.role == "low" else "high_to_low"
        self.receives = "high_to_low" if keys.role == "low" else "low_to_high"
        self.own_tag, self.peer_tag = keys.tag_low, keys.tag_high
        if keys.role == "high":
            self.own_tag, self.peer_tag = self.peer_tag, self.own_tag
        self.counter = 0  # of the next frame that the node sends
        self.questions = set()  # data of challenges that came

    def key(self, direction):
        return getattr(self.keys, "key_" + direction)


class Script:
    """Follows one case. `left_open` counts the events and trace values of which nothing is computed here."""

    def __init__(self):
        self.nodes, self.found, self.left_open = {}, [], 0
        self.monotonic, self.wall = 0, START_OF_WALL_TIME

    def step(self, step):
        """What was computed for one step, as (what, expected, computed)."""
        self.found = []
        op, args, expect = step["op"], step["args"], step["expect"]
        events = expect.get("events", [])
        if op == "node.create":
            node = self.nodes[args["node"]] = Node(args)
            self.compare("fingerprint", expect.get("fingerprint"), node.fingerprint.hex())
        elif op == "node.open":
            self.nodes[args["node"]].expected[args["to"]] = args.get("peer")
        elif op == "node.deny":
            self.nodes[args["node"]].denied[args["peer"]] = self.monotonic + args["for_ms"]
        elif op == "node.deliver":
            rules = [event["rule"] for event in events if event["event"] == "dropped"]
            self.deliver(self.nodes[args["node"]], args["from"], bytes.fromhex(args["datagram"]), rules)
            self.left_open += 0 if self.found else len(rules)
        elif op in operations.OPERATIONS:
            result = operations.perform(op, args)
            for name, expected in expect.items():
                self.compare(name, expected, result.get(name))
        for event in events:
            self.event(self.nodes[event["node"]], event)
        if op == "clock.set":
            self.monotonic, self.wall = args["monotonic_ms"], args["wall_ms"]
        return self.found

    def trace(self, trace):
        """The same for the values shown beside the case."""
        self.found = []
        shown = trace.get("session", {})
        every = [(node, session) for node in self.nodes.values() for session in node.sessions.values()]
        for name, expected in shown.items():
            computed = [getattr(session.keys, name).hex() for _, session in every
                        if session.keys.session_id.hex() == shown["session_id"]]
            self.compare("trace.session." + name, [expected], computed)
        if "subject_fingerprint" in trace:
            computed = [node.fingerprint.hex() for node in self.nodes.values()]
            self.compare("trace.subject_fingerprint", [trace["subject_fingerprint"]], computed)
        self.left_open += len(trace.keys() - {"session", "subject_fingerprint"})
        return self.found

    def compare(self, what, expected, computed):
        self.found.append((what, expected, computed))

    # Datagrams that a node receives

    def deliver(self, node, source, datagram, rules):
        try:
            frame = SimpleNamespace(**frames.read_datagram(datagram))
        except Refused as refusal:
            self.compare("dropped", rules, [refusal.rule])
            return
        if frame.frame == "sealed" and frame.session_id in node.sessions:
            self.open(node.sessions[frame.session_id], datagram, rules)
        elif frame.frame == "handshake":
            self.judge(node, source, frame, rules)

    def open(self, session, datagram, rules):
        result = operations.perform("frame.open", {
            "key": session.key(session.receives).hex(), "direction": session.receives, "datagram": datagram.hex()})
        if result["verdict"] == "accepted":
            if "challenge" in result["body"]:
                session.questions.add(result["body"]["challenge"])
        elif rules not in (["SES-001"], ["SES-003"]):
            self.compare("dropped", rules, [result["rule"]])

    def judge(self, node, source, frame, rules):
        """Token and keys of a handshake, unless it was refused, or answered, before they counted."""
        again = frame.nonce in node.asked
        answer = frame.shape == "answer"
        if answer and (frame.echo not in node.made or source not in node.expected):
            return
        if rules and not OF_THE_HANDSHAKE.issuperset(rules) or again and not rules:
            return
        signed_token = bytes.fromhex(frame.token)
        expected = node.expected[source] if answer else None
        denied = [bytes.fromhex(peer) for peer, until in node.denied.items() if self.monotonic < until]
        computed = []
        try:
            tokens.validate(signed_token, "handshake", self.wall, bytes.fromhex(expected) if expected else None,
                            denied, node.fingerprint)
            session_key = tokens.extension(tokens.read(signed_token)[1], "session_key")
            require(conventions.agree(bytes(32), session_key) is not None, "HSK-008")
            if answer:
                session = node.derive(frame.echo, signed_token, frame.nonce)
                require(session.peer_tag.hex() == frame.tag, "HSK-017")
            else:
                node.asked[frame.nonce] = signed_token
        except Refused as refusal:
            computed = [refusal.rule]
        self.compare("dropped", rules, computed)

    # Events

    def event(self, node, event):
        if event["event"] == "send":
            computed = self.sent(node, event, bytes.fromhex(event["datagram"]))
            self.compare("datagram", event["datagram"], computed.hex())
        elif event["event"] == "open_failed":
            self.left_open += 1
        elif event["event"] in ("established", "ended", "path_changed"):
            session = node.sessions.get(event["session_id"])
            self.compare("peer", event["peer"], session.peer if session else None)

    def sent(self, node, event, datagram):
        """The datagram as this program makes it, with the randomness of the script."""
        frame = SimpleNamespace(**frames.read_datagram(datagram))
        if frame.frame == "cookie":
            return self.cookie(node, event, frame)
        if frame.frame == "sealed":
            return self.sealed(node, frame, datagram)
        return self.handshake(node, event, frame)

    def cookie(self, node, event, frame):
        nonce, epoch = bytes.fromhex(frame.nonce), event["at_ms"] // sessions.EPOCH
        return frames.write_cookie(nonce, sessions.make_cookie(node.cookie_secret, epoch, event["to"], nonce))

    def sealed(self, node, frame, datagram):
        session = node.sessions[frame.session_id]
        key = session.key(session.sends)
        _, message = frames.open_sealed(key, session.sends, datagram)
        body = frames.read_message(message)
        known = {"challenge": node.challenges, "response": session.questions, "leave": {True}}
        if any(value not in known[name] for name, value in body.items()):
            raise BadRequest("neither a challenge of the script nor the response to one that came")
        session.counter += 1
        return frames.write_sealed(
            key, bytes.fromhex(frame.session_id), session.counter - 1, session.sends, frames.write_message(body))

    def handshake(self, node, event, frame):
        if frame.nonce not in node.made:
            session_key = tokens.extension(tokens.read(bytes.fromhex(frame.token))[1], "session_key")
            if session_key not in node.secrets or frame.nonce not in node.nonces:
                raise BadRequest("session key or nonce are not of the script")
            now = self.wall + event["at_ms"] - self.monotonic
            signed_token = tokens.sign_token(node.seed, node.token(session_key, now))
            node.made[frame.nonce] = signed_token, node.secrets[session_key]
        signed_token, nonce = node.made[frame.nonce][0], bytes.fromhex(frame.nonce)
        if frame.shape == "initiation":
            return frames.write_handshake(signed_token, nonce, cookie=bytes.fromhex(frame.cookie))
        session = node.derive(frame.nonce, node.asked[frame.echo], frame.echo)
        return frames.write_handshake(signed_token, nonce, echo=bytes.fromhex(frame.echo), tag=session.own_tag)
