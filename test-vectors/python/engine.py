"""Nodes in virtual time: the operations of the capability node, in the steps of the chapters handshake and session.

Everything a node does is the answer to an input or to a deadline; what happens is a list of events.
Times are milliseconds of the monotonic clock, except where the word wall says otherwise.
Left out is what no script can reach: 2^32 frames of one session, the bound of the deny list, remembered keys.
"""

import os
from types import SimpleNamespace

import frames
import sessions
import tokens
from conventions import BadRequest, Refused, agreement_key_of_secret, require, u16

SENDINGS = [5_000, 10_000, 20_000, 30_000, 30_000, 30_000, 30_000, 10_000]  # HSK-014: waits after each, then it ends
CHALLENGES = [500, 500, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 2_000]  # SES-009
CONFIRMATION = CANDIDATE_LIFE = 12_000
PATH_CHALLENGE_LIFE = 5_000
SUPERSEDED_LIFE = 60_000
RENEWAL = {"low": (3_600_000, 3, 4), "high": (3_720_000, 7, 8)}  # SES-019: an age, and a part of what the tokens leave
RENEWAL_AGAIN = 165_000
SESSION_LIFE = 7_200_000
ATTEMPTS, CANDIDATES, CANDIDATES_OF_ONE, PEERS, SESSIONS_OF_ONE = 256, 4096, 4, 2048, 3
LOAD_OPENINGS, LOAD_OPENINGS_OF_BLOCK, LOAD_CANDIDATES = 50, 5, 3072
RATION, RATION_OF_BLOCK = 200, 20


class World:
    """All nodes of a case and their two clocks."""

    def __init__(self):
        self.nodes, self.events = {}, []
        self.now, self.wall = 0, 1_767_225_600_000

    def perform(self, op, args):
        self.events = []
        if op == "node.create":
            node = self.nodes[args["node"]] = Node(self, args)
            return {"fingerprint": node.fingerprint.hex()}
        if op == "clock.set":
            self.move(args["monotonic_ms"], args["wall_ms"])
        elif op in INPUTS:
            node = self.nodes[args["node"]]
            if not node.is_stopped:
                INPUTS[op](node, args)
        else:
            raise BadRequest(op)
        return {"events": self.events}

    def move(self, monotonic, wall):
        """Every deadline at its own time; wall time advances with it, and jumps at the end."""
        while True:
            due = [(node.next_deadline(), index, node) for index, node in enumerate(self.nodes.values())]
            at, _, node = min((each for each in due if each[0] is not None), default=(None, 0, None))
            if at is None or at > monotonic:
                break
            self.wall, self.now = self.wall + at - self.now, at
            node.meet_deadlines()
        self.now, self.wall = monotonic, wall
        for node in self.nodes.values():
            node.meet_deadlines()


class Session:
    """What a handshake derives; candidate first, then accepted: confirming, established or superseded."""

    def __init__(self, keys, own_nonce, own, peer, peer_fingerprint, path):
        self.keys, self.own_nonce, self.peer, self.path = keys, own_nonce, peer_fingerprint, path
        self.state = "candidate"
        self.id = keys.session_id
        self.rank = sessions.rank([own.issued_at, peer.issued_at], self.id)
        self.tokens_end = min(own.expires_at, peer.expires_at) + tokens.LEEWAY  # wall time
        self.sends, self.receives = "low_to_high", "high_to_low"
        self.own_tag, self.peer_tag = keys.tag_low, keys.tag_high
        if keys.role == "high":
            self.sends, self.receives = self.receives, self.sends
            self.own_tag, self.peer_tag = self.peer_tag, self.own_tag
        self.window, self.counter = sessions.ReplayWindow(), 0
        self.accepted_at = self.since = None
        self.was_established = False
        self.question, self.questions_sent, self.next_question = None, 0, None  # SES-009
        self.path_challenge = None  # SES-017: data, source, end

    def key(self, direction):
        return getattr(self.keys, "key_" + direction)

    def seal(self, body):
        self.counter += 1
        return frames.write_sealed(
            self.key(self.sends), self.id, self.counter - 1, self.sends, frames.write_message(body))


class Node:
    def __init__(self, world, args):
        self.world, self.name = world, args["node"]
        self.seed, self.uuid = bytes.fromhex(args["seed"]), args["uuid"]
        self.subject = args.get("subject", "urn:symbolon:node:" + self.uuid)
        self.lifetime = args.get("lifetime_ms", 43_200_000)
        self.address = []
        if "hostname" in args:
            self.address.append({"name": "hostname", "value": args["hostname"].encode("ascii").hex()})
        if "port" in args:
            self.address.append({"name": "port", "value": u16(args["port"]).hex()})
        self.entropy = {purpose: list(values) for purpose, values in args.get("entropy", {}).items()}
        self.attempts, self.candidates, self.sessions = [], [], []
        self.derived = []  # every session that was ever derived, for those who compare
        self.denied = {}  # fingerprint -> end
        self.openings = []  # (time, address block)
        self.is_stopped = False
        self.cookie_secret = self.draw("cookie_secret", 32)
        self.fingerprint = tokens.fingerprint(tokens.read(self.sign_token(bytes(32)))[1])

    # What a node draws, signs, says

    def draw(self, purpose, length):
        values = self.entropy.get(purpose)
        return bytes.fromhex(values.pop(0)) if values else os.urandom(length)

    def sign_token(self, session_key):
        wall = self.world.wall
        return tokens.sign_token(self.seed, tokens.of_json({
            "kind": "node", "uuid": self.uuid, "realm": "", "issuer": "", "audience": "", "subject": self.subject,
            "issued_at": wall, "not_before": wall, "expires_at": wall + self.lifetime,
            "extensions": [*self.address, {"name": "session_key", "value": session_key.hex()}],
        }))

    def draw_handshake(self):
        """HSK-030"""
        secret, nonce = self.draw("session_secret", 32), self.draw("nonce", 16)
        return SimpleNamespace(secret=secret, nonce=nonce, token=self.sign_token(agreement_key_of_secret(secret)))

    def event(self, name, **fields):
        self.world.events.append({"event": name, "node": self.name, "at_ms": self.world.now, **fields})

    def send(self, to, datagram):
        self.event("send", to=to, datagram=datagram.hex())

    # Inputs of the application

    def on_open(self, args):
        self.open(args["to"], args.get("peer"))

    def open(self, to, peer):
        attempt = SimpleNamespace(to=to, peer=peer, own=None, cookie=b"", cookie_taken=False, sendings=0, next_at=None)
        if any(other.to == to or peer is not None and other.peer == peer for other in self.attempts):
            self.open_failed(attempt, "HSK-011")
        elif len(self.attempts) >= ATTEMPTS:
            self.open_failed(attempt, "HSK-029")
        else:
            attempt.own = self.draw_handshake()
            self.attempts.append(attempt)
            self.send_again(attempt)

    def open_failed(self, attempt, rule):
        self.event("open_failed", to=attempt.to, **({"peer": attempt.peer} if attempt.peer else {}), rule=rule)

    def on_leave(self, args):
        """SES-022"""
        peer = bytes.fromhex(args["peer"])
        for session in [session for session in self.sessions if session.peer == peer]:
            self.send(session.path, session.seal({"leave": True}))
            self.end(session, "SES-022")
        self.candidates = [candidate for candidate in self.candidates if candidate.session.peer != peer]
        self.attempts = [attempt for attempt in self.attempts if attempt.peer != args["peer"]]

    def on_stop(self, args):
        """SES-026"""
        for session in list(self.sessions):
            self.send(session.path, session.seal({"leave": True}))
            self.end(session, "SES-026")
        self.candidates, self.attempts, self.is_stopped = [], [], True

    def on_deny(self, args):
        self.denied[bytes.fromhex(args["peer"])] = self.world.now + args["for_ms"]

    # Inputs of the network

    def on_deliver(self, args):
        source, datagram = args["from"], bytes.fromhex(args["datagram"])
        try:
            frame = SimpleNamespace(**frames.read_datagram(datagram))
            if frame.frame == "sealed":
                self.on_sealed(source, frame, datagram)
            elif frame.frame == "cookie":
                self.on_cookie(source, frame)
            elif frame.shape == "initiation":
                self.on_initiation(source, bytes.fromhex(frame.token), bytes.fromhex(frame.nonce),
                                   bytes.fromhex(frame.cookie))
            else:
                self.on_answer(source, frame)
        except Refused as refusal:
            self.drop(source, refusal)

    def drop(self, source, refusal):
        self.event("dropped", **{"from": source}, rule=refusal.rule)

    def on_cookie(self, source, frame):
        attempt = next((attempt for attempt in self.attempts
                        if attempt.to == source and attempt.own.nonce.hex() == frame.nonce), None)
        require(attempt is not None, "HSK-024")
        require(not attempt.cookie_taken, "HSK-025")
        attempt.cookie, attempt.cookie_taken = bytes.fromhex(frame.cookie), True
        self.send_initiation(attempt)

    def on_initiation(self, source, token, nonce, cookie):
        """The nine steps of the chapter."""
        now = self.world.now
        for candidate in self.candidates:
            if (candidate.source, candidate.token, candidate.nonce) == (source, token, nonce):
                self.send(source, candidate.answer)  # HSK-013
                return

        cookie_is_valid = sessions.is_valid_cookie(self.cookie_secret, now, source, nonce, cookie)
        if not cookie_is_valid and self.is_under_load(source):
            self.ask_for_cookie(source, nonce, "HSK-021")
        self.take_opening(source)

        denied = [peer for peer, end in self.denied.items() if now < end]
        peer = tokens.fingerprint(
            tokens.validate(token, "handshake", self.world.wall, denied=denied, own=self.fingerprint))
        of_peer = [candidate for candidate in self.candidates if candidate.session.peer == peer]
        if not cookie_is_valid and (of_peer or any(session.peer == peer for session in self.sessions)):
            self.ask_for_cookie(source, nonce, "HSK-022")

        place = next((candidate for candidate in of_peer if candidate.source == source), None)
        if place is None and len(of_peer) >= CANDIDATES_OF_ONE:
            place = of_peer[0]  # the oldest
        require(place is not None or len(self.candidates) < CANDIDATES, "HSK-019")

        reused = self.attempt_to_reuse(peer, source)
        own = reused.own if reused else self.draw_handshake()
        session = self.derive(own, token, nonce, source)
        require(self.with_id(session.id) == (None, None), "HSK-028")
        answer = frames.write_handshake(own.token, own.nonce, echo=nonce, tag=session.own_tag)
        if place is not None:
            self.candidates.remove(place)
        self.candidates.append(SimpleNamespace(source=source, token=token, nonce=nonce, session=session, answer=answer,
                                               end=now + CANDIDATE_LIFE))
        self.send(source, answer)

    def ask_for_cookie(self, source, nonce, rule):
        epoch = self.world.now // sessions.EPOCH
        self.send(source, frames.write_cookie(
            nonce, sessions.make_cookie(self.cookie_secret, epoch, source, nonce)))
        raise Refused(rule)

    def take_opening(self, source):
        """HSK-026"""
        require(len(self.blocks_of_this_second()) < RATION, "HSK-026")
        require(self.openings_of_block(source) < RATION_OF_BLOCK, "HSK-026")
        self.openings.append((self.world.now, sessions.address_block(source)))

    def is_under_load(self, source):
        """HSK-021"""
        recent = sum(self.world.now - at < 1000 for at, _ in self.openings)
        return (recent >= LOAD_OPENINGS or self.openings_of_block(source) >= LOAD_OPENINGS_OF_BLOCK
                or len(self.candidates) >= LOAD_CANDIDATES)

    def openings_of_block(self, source):
        """In this second; loopback has no block."""
        block = sessions.address_block(source)
        return 0 if block is None else self.blocks_of_this_second().count(block)

    def blocks_of_this_second(self):
        return [block for at, block in self.openings if at // 1000 == self.world.now // 1000]

    def attempt_to_reuse(self, peer, source):
        """HSK-012"""
        return next((attempt for attempt in self.attempts
                     if attempt.to == source and attempt.peer in (None, peer.hex())), None)

    def derive(self, own, peer_token, peer_nonce, path):
        keys = sessions.derive(self.seed, own.secret, own.token, own.nonce, peer_token, peer_nonce)
        own_token, peer = tokens.read(own.token)[1], tokens.read(peer_token)[1]
        session = Session(keys, own.nonce, own_token, peer, tokens.fingerprint(peer), path)
        self.derived.append(session)
        return session

    def with_id(self, session_id):
        """The candidate and the session that have this id, where there are such."""
        return (next((each for each in self.candidates if each.session.id == session_id), None),
                next((each for each in self.sessions if each.id == session_id), None))

    def on_answer(self, source, frame):
        """The five steps of the chapter."""
        attempt = next((attempt for attempt in self.attempts if attempt.own.nonce.hex() == frame.echo), None)
        require(attempt is not None, "HSK-015")
        require(attempt.to == source, "HSK-016")
        token = bytes.fromhex(frame.token)
        expected = bytes.fromhex(attempt.peer) if attempt.peer else None
        denied = [peer for peer, end in self.denied.items() if self.world.now < end]
        tokens.validate(token, "handshake", self.world.wall, expected, denied, self.fingerprint)
        session = self.derive(attempt.own, token, bytes.fromhex(frame.nonce), source)
        require(session.peer_tag.hex() == frame.tag, "HSK-017")
        candidate, other = self.with_id(session.id)
        require(other is None and (candidate is None or candidate.session.keys.prk == session.keys.prk), "HSK-028")
        require(self.has_room_for(session.peer), "SES-025")
        if candidate is not None:
            self.candidates.remove(candidate)
        self.attempts.remove(attempt)
        self.accept(session)
        self.keep_limit(session)

    def has_room_for(self, peer):
        """SES-025"""
        return len({session.peer for session in self.sessions} | {peer}) <= PEERS

    def on_sealed(self, source, frame, datagram):
        """The six steps of the chapter."""
        candidate, session = self.with_id(bytes.fromhex(frame.session_id))
        session = candidate.session if candidate else session
        require(session is not None, "SES-001")
        counter = int(frame.counter, 16)
        require(counter < frames.COUNTER_LIMIT, "SES-002")
        require(session.window.is_fresh(counter), "SES-003")
        _, message = frames.open_sealed(session.key(session.receives), session.receives, datagram)
        body = frames.read_message(message)
        is_leave = "leave" in body
        require(candidate is None or is_leave or self.has_room_for(session.peer), "SES-025")

        is_highest = session.window.highest is None or counter > session.window.highest
        session.window.take(counter)
        if candidate is not None:
            self.candidates.remove(candidate)
        if is_leave:
            if candidate is None:
                self.end_of(session)(session, "SES-022")
            return
        if candidate is not None:
            self.attempts = [attempt for attempt in self.attempts if attempt.own.nonce != session.own_nonce]
            self.accept(session)
        try:
            if is_highest and source != session.path:
                self.challenge_path(session, source)
            if "challenge" in body:
                self.send(session.path, session.seal({"response": body["challenge"]}))
            else:
                self.on_response(session, source, body["response"])
        except Refused as refusal:
            self.drop(source, refusal)
        if candidate is not None:
            self.keep_limit(session)

    def challenge_path(self, session, source):
        """SES-017, SES-018; a superseded session asks nothing (SES-012)."""
        if session.path_challenge is None and session.state != "superseded":
            data = self.draw("challenge", 16).hex()
            session.path_challenge = data, source, self.world.now + PATH_CHALLENGE_LIFE
            self.send(source, session.seal({"challenge": data}))

    def on_response(self, session, source, data):
        """SES-015"""
        if session.path_challenge is not None and session.path_challenge[:2] == (data, source):
            session.path, session.path_challenge = source, None
            self.event("path_changed", peer=session.peer.hex(), session_id=session.id.hex(), path=source)
        else:
            require(session.state == "confirming" and data == session.question, "SES-015")
            self.establish(session)

    # The life of a session

    def accept(self, session):
        session.accepted_at = self.world.now
        age, part, of = RENEWAL[session.keys.role]
        left = max(0, session.tokens_end - self.world.wall)
        session.old_at = session.renewal_at = self.world.now + min(age, left * part // of)
        self.sessions.append(session)
        self.confirm(session)

    def keep_limit(self, newcomer):
        """SES-013"""
        of_peer = [session for session in self.sessions if session.peer == newcomer.peer]
        if len(of_peer) > SESSIONS_OF_ONE:
            spared = newcomer, self.sending(newcomer.peer)
            self.end(min((session for session in of_peer if session not in spared), key=rank_of), "SES-013")

    def confirm(self, session):
        """SES-009"""
        session.state, session.since = "confirming", self.world.now
        session.question, session.questions_sent = self.draw("challenge", 16).hex(), 0
        self.ask(session)

    def ask(self, session):
        self.send(session.path, session.seal({"challenge": session.question}))
        waits = CHALLENGES[session.questions_sent :]
        session.next_question = self.world.now + waits[0] if waits else None
        session.questions_sent += 1

    def establish(self, session):
        """SES-010, SES-011, HSK-014"""
        session.state = "established"
        if not session.was_established:
            session.was_established = True
            self.event("established", peer=session.peer.hex(), session_id=session.id.hex(), path=session.path)
            self.attempts = [attempt for attempt in self.attempts
                             if (attempt.peer != session.peer.hex() if attempt.peer else attempt.to != session.path)]
        for other in self.sessions:
            if other is session or other.peer != session.peer or other.state == "superseded":
                continue
            if other.state == "established" and other.rank < session.rank:
                other.state, other.since = "superseded", self.world.now
            else:
                self.confirm(other)

    def sending(self, peer):
        """SES-010"""
        established = [session for session in self.sessions if session.peer == peer and session.state == "established"]
        return max(established, key=rank_of, default=None)

    def fail(self, session, rule):
        """The end of a session that is confirming, by anything but us."""
        self.end(session, rule)
        self.renew_again(session.peer)

    def end(self, session, rule):
        self.sessions.remove(session)
        self.event("ended", peer=session.peer.hex(), session_id=session.id.hex(), rule=rule)

    # Deadlines

    def deadlines(self):
        """All of them: when, and what is done then."""
        for attempt in self.attempts:
            yield attempt.next_at, self.send_again, attempt
        for candidate in self.candidates:
            yield candidate.end, self.candidates.remove, candidate
            yield candidate.session.tokens_end - self.world.wall + self.world.now, self.candidates.remove, candidate
        for session in self.sessions:
            if session.state == "confirming":
                if session.next_question is not None:
                    yield session.next_question, self.ask, session
                yield session.since + CONFIRMATION, self.fail, session, "SES-009"
            if session.state == "superseded":
                yield session.since + SUPERSEDED_LIFE, self.end, session, "SES-012"
            yield session.accepted_at + SESSION_LIFE, self.end_of(session), session, "SES-020"
            yield session.tokens_end - self.world.wall + self.world.now, self.end_of(session), session, "SES-021"
            if session.path_challenge is not None:
                yield session.path_challenge[2], self.forget_path_challenge, session
            if session is self.sending(session.peer):
                yield session.renewal_at, self.renew, session

    def end_of(self, session):
        return self.fail if session.state == "confirming" else self.end

    def next_deadline(self):
        return min((max(deadline[0], self.world.now) for deadline in self.deadlines()), default=None)

    def meet_deadlines(self):
        while True:
            at, act, *what = min(self.deadlines(), key=lambda deadline: deadline[0], default=(None, None))
            if at is None or at > self.world.now:
                break
            act(*what)

    def send_again(self, attempt):
        """HSK-014"""
        if attempt.sendings == len(SENDINGS):
            self.attempts.remove(attempt)
            self.open_failed(attempt, "HSK-014")
            if attempt.peer:
                self.renew_again(bytes.fromhex(attempt.peer))
            return
        attempt.cookie_taken = False
        self.send_initiation(attempt)
        attempt.next_at = self.world.now + SENDINGS[attempt.sendings]
        attempt.sendings += 1

    def send_initiation(self, attempt):
        self.send(attempt.to, frames.write_handshake(attempt.own.token, attempt.own.nonce, cookie=attempt.cookie))

    def forget_path_challenge(self, session):
        session.path_challenge = None

    def renew(self, session):
        """SES-019: it is due."""
        session.renewal_at = self.world.now + RENEWAL_AGAIN
        self.ask_for_keys(session)

    def renew_again(self, peer):
        """SES-019: what was to bring new keys came to nothing."""
        session = self.sending(peer)
        if session is not None and self.world.now >= session.old_at:
            self.ask_for_keys(session)

    def ask_for_keys(self, session):
        if not self.is_being_renewed(session):
            self.open(session.path, session.peer.hex())

    def is_being_renewed(self, session):
        """SES-019: an attempt is outstanding, or a session that came of one is not yet confirmed."""
        return (any(attempt.to == session.path or attempt.peer == session.peer.hex() for attempt in self.attempts)
                or any(other.peer == session.peer and other.state == "confirming" for other in self.sessions))


def rank_of(session):
    return session.rank


INPUTS = {"node.open": Node.on_open, "node.deliver": Node.on_deliver, "node.leave": Node.on_leave,
          "node.deny": Node.on_deny, "node.stop": Node.on_stop}
