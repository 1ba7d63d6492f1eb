package io.symbolon.tck.probe;

import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.PeerSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A caller in an accepted session. What the target's own timers send in it, a challenge or its Join, is not taken for a
 * reaction; a challenge is answered (SES-014).
 */
final class Conversation {
    private final Caller caller;
    private final PeerSession session;

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
        caller.sends(session.challenge());
        for (int tries = 1; !challenged || !responded; ) {
            Optional<byte[]> heard = caller.hears();
            if (heard.isEmpty()) {
                if (++tries > Caller.TRIES) {
                    throw caller.failed(
                            "a response and a challenge",
                            responded ? "a response only" : challenged ? "a challenge only" : "nothing");
                }
                caller.sends(session.challengeAgain());
                continue;
            }
            SessionMessage message = message(heard.get(), "a response and a challenge");
            responded |= isResponse(message);
            challenged |= message.hasChallenge();
        }
        caller.sends(session.response());
        return this;
    }

    /** A challenge of the caller is answered. */
    void stillAnswers() {
        for (int tries = 1; ; tries++) {
            caller.sends(tries == 1 ? session.challenge() : session.challengeAgain());
            if (reaction(this::isResponse, "a response").isPresent()) {
                return;
            }
            if (tries == Caller.TRIES) {
                throw caller.failed("a response", "nothing, " + tries + " times");
            }
        }
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
            if (!isOfATimer(heard.get())) {
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
            if (!message(heard.get(), "a challenge at most").hasChallenge()) {
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
            if (wanted.test(message)) {
                return Optional.of(message);
            }
            if (!isOfATimer(heard.get())) {
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
