package io.symbolon.tck.probe;

import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Octets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A caller in an accepted session. What the target's own timers send in it, a challenge or its Join, is not taken for a
 * reaction; a challenge is answered (SES-014).
 */
final class Conversation {
    private final Caller caller;
    private final PeerSession session;

    /** How many responses may still come to each challenge, by its data: it was repeated, and the answers may be late. */
    private final Map<String, Integer> owed = new HashMap<>();

    Conversation(Caller caller, PeerSession session) {
        this.caller = caller;
        this.session = session;
    }

    Caller caller() {
        return caller;
    }

    PeerSession session() {
        return session;
    }

    /** The opener's part: a challenge, its response, and the response to the target's challenge. */
    Conversation confirmed() {
        caller.at("the first frames of the session");
        boolean challenged = false;
        boolean responded = false;
        asks(session.challenge());
        for (int tries = 1; !challenged || !responded; ) {
            Optional<byte[]> heard = caller.hears();
            if (heard.isEmpty()) {
                if (++tries > Caller.TRIES) {
                    throw caller.failed(
                            "a response and a challenge",
                            responded ? "a response only" : challenged ? "a challenge only" : "nothing");
                }
                asks(session.challengeAgain());
                continue;
            }
            SessionMessage message = message(heard.get(), "a response and a challenge");
            isOwed(message);
            responded |= isResponse(message);
            challenged |= message.hasChallenge();
        }
        caller.sends(session.response());
        return this;
    }

    /** A challenge of the caller is answered. */
    void stillAnswers() {
        for (int tries = 1; ; tries++) {
            asks(tries == 1 ? session.challenge() : session.challengeAgain());
            if (reaction(this::isResponse, "a response").isPresent()) {
                return;
            }
            if (tries == Caller.TRIES) {
                throw caller.failed("a response", "nothing, " + tries + " times");
            }
        }
    }

    private void asks(byte[] challenge) {
        owed.merge(Octets.hex(session.asked()), 1, Integer::sum);
        caller.sends(challenge);
    }

    /** Whether a response to a challenge of {@link #asks} is still due, which this message then is. */
    private boolean isOwed(SessionMessage message) {
        String data = Octets.hex(message.getResponse().getData().toByteArray());
        if (!message.hasResponse() || !owed.containsKey(data)) {
            return false;
        }
        owed.computeIfPresent(data, (same, count) -> count == 1 ? null : count - 1);
        return true;
    }

    /** A frame that holds the last challenge is answered, at the first time of asking. */
    void answers(byte[] frame) {
        caller.sends(frame);
        if (reaction(this::isResponse, "a response").isEmpty()) {
            throw caller.failed("a response", "nothing");
        }
    }

    /** The target does not react to a datagram. */
    void ignores(byte[] datagram) {
        caller.sends(datagram);
        isSilent();
    }

    /** Nothing but what its timers send comes for as long as counts as silence. */
    void isSilent() {
        long until = caller.bench().nanos() + caller.bench().roundTrips().silenceNanos();
        Optional<byte[]> heard = caller.hearsWithin(until - caller.bench().nanos());
        while (heard.isPresent()) {
            if (session.read(heard.get()).filter(this::isOwed).isEmpty() && !isOfATimer(heard.get())) {
                throw caller.failed("silence", caller.inWords(heard.get()));
            }
            heard = caller.hearsWithin(until - caller.bench().nanos());
        }
    }

    /** A message other than challenge and response gets no answer, whatever its frame does to the session (SES-008). */
    void remainsUnanswered() {
        long until = caller.bench().nanos() + caller.bench().roundTrips().silenceNanos();
        Optional<byte[]> heard = caller.hearsWithin(until - caller.bench().nanos());
        while (heard.isPresent()) {
            SessionMessage message = message(heard.get(), "a challenge at most");
            if (!message.hasChallenge() && !isOwed(message)) {
                throw caller.failed("a challenge at most", caller.inWords(heard.get()));
            }
            heard = caller.hearsWithin(until - caller.bench().nanos());
        }
    }

    /** The first message that is not of a timer, if it is what is wanted; nothing if none comes. */
    Optional<SessionMessage> reaction(Predicate<SessionMessage> wanted, String words) {
        return reaction(wanted, words, caller.bench().roundTrips().patienceNanos());
    }

    Optional<SessionMessage> reaction(Predicate<SessionMessage> wanted, String words, long nanos) {
        long until = caller.bench().nanos() + nanos;
        Optional<byte[]> heard = caller.hearsWithin(nanos);
        while (heard.isPresent()) {
            SessionMessage message = message(heard.get(), words);
            boolean isOwed = isOwed(message);
            if (wanted.test(message)) {
                return Optional.of(message);
            }
            if (!isOwed && !isOfATimer(heard.get())) {
                throw caller.failed(words, caller.inWords(heard.get()));
            }
            heard = caller.hearsWithin(until - caller.bench().nanos());
        }
        return Optional.empty();
    }

    /** The message of a datagram that has to be of this session. */
    SessionMessage message(byte[] heard, String expected) {
        session.take(heard);
        return session.read(heard).orElseThrow(() -> caller.failed(expected, caller.inWords(heard)));
    }

    private boolean isOfATimer(byte[] heard) {
        session.take(heard);
        Optional<SessionMessage> message = session.read(heard);
        if (message.filter(SessionMessage::hasChallenge).isPresent()) {
            caller.sends(session.response());
            return true;
        }
        return message.filter(SessionMessage::hasJoin).isPresent();
    }

    boolean isResponse(SessionMessage message) {
        return message.hasResponse()
                && Arrays.equals(message.getResponse().getData().toByteArray(), session.asked());
    }

    void leaves() {
        caller.sends(session.leave());
    }
}
