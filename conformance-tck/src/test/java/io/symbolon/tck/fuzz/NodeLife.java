package io.symbolon.tck.fuzz;

import static io.symbolon.tck.fuzz.FuzzTarget.require;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Handling;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Outcome;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.routing.PrefixRouter;
import io.symbolon.tck.vectors.sample.Samples;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One life of a growing node, told by octets: it begins joined to a peer, and then each step is one octet that says
 * what happens and what that takes: a length of 2 octets and as many octets, or one octet. Whatever is told, nothing
 * throws, and what the node sends can be read (SES-024), is not larger than an outsider's question (HSK-007), and ends.
 */
final class NodeLife {
    private static final Endpoint PEER = Endpoint.parse("192.0.2.2:4000").orElseThrow();
    private static final Endpoint OUTSIDER = Endpoint.parse("203.0.113.9:9").orElseThrow();
    private static final int STEPS = 48;
    private static final int WAKE_UPS = 64;
    private static final int MESSAGE_OCTETS = 1150;
    /** Far above what the peer has counted while joining. */
    private static final long FIRST_COUNTER = 100;

    private final Bytes story;
    private int at;
    private long monotonicMs;
    private final Node node = node("alice", "192.0.2.1:4000");
    private OptionalLong wakeAtMs = OptionalLong.empty();
    private Bytes sessionId = Bytes.EMPTY;
    private long counter = FIRST_COUNTER;
    private long question;
    private long delivery;
    private long named;
    private Node bob;

    NodeLife(Bytes story) {
        this.story = story;
    }

    /** Joins the peer, and then does what the octets say. */
    void live() {
        join();
        for (int step = 0; step < STEPS && at < story.length(); step++) {
            happen(next());
        }
        node.destroy();
    }

    private static Node node(String name, String address) {
        Secret seed = Secret.copyOf(Bytes.wrap(Samples.octets("seed of " + name, 32)));
        NodeConfig config = NodeConfig.of(seed, Bytes.wrap(Samples.octets("uuid of " + name, 16)))
                .declaring(Endpoint.parse(address).orElseThrow())
                .joiningAs(OwnIdentity.ofNode(seed))
                .growing();
        return new Node(config, OpenSuite.INSTANCE, new SeededEntropy(name), new PrefixRouter());
    }

    /** A second node is the peer until both have joined; what it has to say afterwards is forged. */
    private void join() {
        bob = node("bob", PEER.toString());
        Deque<Outcome> ofBob = new ArrayDeque<>();
        ofBob.add(bob.handle(
                new Input.OpenRequested(Endpoint.parse("192.0.2.1:4000").orElseThrow(), Optional.empty(), now())));
        while (!ofBob.isEmpty()) {
            for (Effect effect : ofBob.remove().effects()) {
                if (effect instanceof Effect.Asked asked) {
                    ofBob.add(bob.handle(new Input.Answered(asked.question().id(), Decision.GRANTED, now())));
                }
                if (effect instanceof Effect.SendDatagram sent) {
                    toBob(handle(new Input.DatagramReceived(PEER, sent.datagram(), now())), ofBob);
                }
            }
        }
        require(!sessionId.isEmpty(), "the peer has joined before the story begins");
        bob.destroy();
    }

    private void toBob(Outcome outcome, Deque<Outcome> ofBob) {
        for (Effect effect : outcome.effects()) {
            if (effect instanceof Effect.SendDatagram sent && sent.to().equals(PEER)) {
                ofBob.add(bob.handle(new Input.DatagramReceived(
                        Endpoint.parse("192.0.2.1:4000").orElseThrow(), sent.datagram(), now())));
            }
            if (effect instanceof Effect.Asked asked) {
                toBob(handle(new Input.Answered(asked.question().id(), Decision.GRANTED, now())), ofBob);
            }
        }
    }

    private void happen(int what) {
        switch (what % 16) {
            case 0, 1, 2, 3 -> say(MessageCodec.encodeContent(octets(MESSAGE_OCTETS)));
            case 4 -> say(octets(1152));
            case 5, 6 -> handle(new Input.DatagramReceived(PEER, octets(1300), now()));
            case 7 -> fromOutside(octets(1300));
            case 8 -> pass(100L * octets(2).length() + 50L * next());
            case 9 -> pass(60_000L * next());
            case 10 -> handle(new Input.Answered(question, Decision.values()[next() % 3], now()));
            case 11 -> handle(new Input.OpenRequested(next() % 2 == 0 ? PEER : OUTSIDER, Optional.empty(), now()));
            case 12 -> handle(new Input.MessageHandled(delivery, Handling.values()[next() % 2], now()));
            case 13 -> handle(new Input.InterestDeclared(interest(next()), now()));
            case 14 -> handle(new Input.MessageSubmitted(named, ++named, octets(3000), 1_000L * (1 + next()), now()));
            default -> leave(next());
        }
    }

    private void say(Bytes content) {
        Bytes header = FrameCodec.sealedHeader(sessionId, counter++);
        Bytes datagram = Bytes.concat(header, content, OpenSuite.TAG);
        handle(new Input.DatagramReceived(PEER, datagram, now()));
    }

    /** [HSK-007] an outsider gets back no more octets and datagrams than it sends. */
    private void fromOutside(Bytes datagram) {
        Outcome outcome = handle(new Input.DatagramReceived(OUTSIDER, datagram, now()));
        List<Integer> back = outcome.effects().stream()
                .filter(effect ->
                        effect instanceof Effect.SendDatagram sent && sent.to().equals(OUTSIDER))
                .map(effect -> ((Effect.SendDatagram) effect).datagram().length())
                .toList();
        require(back.size() <= 1, "an outsider gets " + back.size() + " datagrams for one");
        back.forEach(length -> require(length <= datagram.length(), "an outsider gets more than it sends"));
    }

    private OwnInterestRequest interest(int what) {
        return new OwnInterestRequest(
                ++named,
                new SubjectHash(Bytes.wrap(Samples.octets("subject " + what % 2, 32))),
                Role.values()[what / 2 % 2],
                ExchangeKind.values()[what / 4 % 4],
                Acknowledgement.values()[what / 16 % 3],
                Optional.empty(),
                64,
                120_000);
    }

    private void leave(int what) {
        switch (what % 4) {
            case 0 -> handle(new Input.InterestWithdrawn(named, now()));
            case 1 -> handle(new Input.LeaveRequested(bob.fingerprint(), now()));
            case 2 -> handle(new Input.DenyRequested(bob.fingerprint(), 1_000, now()));
            default -> handle(new Input.CloseRequested(now()));
        }
    }

    private void pass(long millis) {
        long end = monotonicMs + millis;
        for (int count = 0; count < WAKE_UPS && wakeAtMs.isPresent() && wakeAtMs.getAsLong() <= end; count++) {
            monotonicMs = Math.max(monotonicMs, wakeAtMs.getAsLong());
            handle(new Input.DeadlineReached(now()));
            boolean dueAgain = wakeAtMs.isPresent() && wakeAtMs.getAsLong() <= monotonicMs;
            require(!dueAgain, "a node that was woken is due again at once");
        }
        monotonicMs = end;
    }

    private Outcome handle(Input input) {
        Outcome outcome = node.handle(input);
        wakeAtMs = outcome.wakeAtMillis();
        for (Effect effect : outcome.effects()) {
            if (effect instanceof Effect.SendDatagram sent) {
                require(FrameCodec.decode(sent.datagram()).rule().isEmpty(), "what is sent can not be read");
            }
            if (effect instanceof Effect.SessionEstablished established) sessionId = established.sessionId();
            if (effect instanceof Effect.Asked asked)
                question = asked.question().id();
            if (effect instanceof Effect.MessageDelivered delivered) delivery = delivered.delivery();
        }
        return outcome;
    }

    /** The next octet of the story; zero when it is over. */
    private int next() {
        return at < story.length() ? story.at(at++) : 0;
    }

    /** A length of 2 octets, and as many octets as are there and as {@code limit} allows. */
    private Bytes octets(int limit) {
        int length = Math.min(limit, next() << 8 | next());
        int count = Math.min(length, story.length() - at);
        at += count;
        return story.slice(at - count, count);
    }

    private Now now() {
        return new Now(monotonicMs, Instant.ofEpochMilli(Samples.NOW + monotonicMs));
    }
}
