package io.symbolon.tck.script;

import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.FramingRule.FRAME_VERSION_IS_ONE;
import static io.symbolon.spec.FramingRule.HANDSHAKE_HAS_1200_OCTETS;
import static io.symbolon.spec.FramingRule.SEALED_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.TYPE_IS_KNOWN;
import static io.symbolon.spec.SessionRule.A_FAILED_OPEN_CHANGES_NOTHING;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.CLEAR_TEXT_IS_DISCARDED;
import static io.symbolon.spec.SessionRule.COUNTERS_NEVER_REPEAT;
import static io.symbolon.spec.SessionRule.COUNTER_IS_FRESH;
import static io.symbolon.spec.SessionRule.COUNTER_WITHIN_LIMIT;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.response;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.spec.Rule;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.ArrayList;
import java.util.List;

/** Sealed frames in an established session: which open, and what those that do not open change. */
final class FrameScripts {
    private static final long COUNTER_LIMIT = 1L << 33;

    private FrameScripts() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>(List.of(
                countersOfTheSubject(),
                everyBitFlipped(),
                corruptedFromElsewhere(),
                counterLimit(),
                unknownSession(),
                otherSession(),
                reflectedFrame(),
                clearText(),
                wrongLengths(),
                wrongVersion(),
                answeredToNothing(),
                answeredTwice(),
                sameChallengeTwice()));
        cases.addAll(badContents());
        return cases;
    }

    private static Case countersOfTheSubject() {
        return ScriptCase.of("SES-L1-0020", "300 challenges are answered in frames that are counted from 0 by one")
                .shows(COUNTERS_NEVER_REPEAT, CHALLENGES_ARE_ANSWERED)
                .because("a counter that repeats gives up the key stream, and with it both messages")
                .once()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    for (int i = 0; i < 300; i++) {
                        subject.stillAnswersIn(session);
                    }
                });
    }

    private static Case everyBitFlipped() {
        return ScriptCase.of(
                        "SES-L1-0021",
                        "a frame with each of its 784 bits flipped in turn changes nothing; the right one opens")
                .shows(A_FAILED_OPEN_CHANGES_NOTHING, FRAME_OPENS)
                .because("if a forged counter moves the window, one datagram silences the peer")
                .once()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    // 0 and 1 are taken, and no single bit makes one of them of 6
                    byte[] right = session.frame(6, SealedFrames.challenge(session.asked()));
                    for (int bit = 0; bit < 8 * right.length; bit++) {
                        byte[] wrong = Octets.withBitFlipped(right, bit / 8, bit % 8);
                        subject.receives(peer, wrong).isDroppedBy(ruleOfFlip(bit));
                    }
                    subject.receives(peer, right).gives(response(session));
                    subject.stillAnswersIn(session);
                });
    }

    /** The first rule that a frame of 98 octets with a small counter breaks when this bit is flipped. */
    private static Rule ruleOfFlip(int bit) {
        int octet = bit / 8;
        if (octet == 0) {
            // type 03 becomes 02, a cookie frame, or 01, a handshake, or one that nobody knows
            return switch (bit) {
                case 0 -> COOKIE_HAS_34_OCTETS;
                case 1 -> HANDSHAKE_HAS_1200_OCTETS;
                default -> TYPE_IS_KNOWN;
            };
        }
        if (octet == 1) {
            return FRAME_VERSION_IS_ONE;
        }
        if (octet < 10) {
            return SESSION_IS_KNOWN;
        }
        boolean beyondLimit = octet < 13 || octet == 13 && bit % 8 >= 1;
        return beyondLimit ? COUNTER_WITHIN_LIMIT : FRAME_OPENS;
    }

    private static Case corruptedFromElsewhere() {
        return ScriptCase.of(
                        "SES-L1-0022", "a forged frame with a high counter comes from elsewhere: nobody is asked there")
                .shows(A_FAILED_OPEN_CHANGES_NOTHING, FRAME_OPENS)
                .because("the header is in the clear, anybody can write one")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] header = SealedFrames.header(session.id(), 1_000_000);
                    byte[] forged = Octets.concat(header, Octets.repeated(0x77, 80));
                    subject.receives(ELSEWHERE, forged).isDroppedBy(FRAME_OPENS);
                    subject.receives(peer, forged).isDroppedBy(FRAME_OPENS);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case counterLimit() {
        return ScriptCase.of("SES-L1-0023", "a frame with counter 2^33 is dropped, one with 2^33 - 1 opens")
                .shows(COUNTER_WITHIN_LIMIT)
                .because("a counter near its end leaves nothing to count, and one beyond 64 bits begins anew")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    for (long counter : new long[] {COUNTER_LIMIT, Long.MAX_VALUE, -1}) {
                        byte[] frame = session.frame(counter, SealedFrames.challenge(session.asked()));
                        subject.receives(peer, frame).isDroppedBy(COUNTER_WITHIN_LIMIT);
                    }
                    byte[] last = session.frame(COUNTER_LIMIT - 1, SealedFrames.challenge(session.asked()));
                    subject.receives(peer, last).gives(response(session));
                });
    }

    private static Case unknownSession() {
        return ScriptCase.of("SES-L1-0024", "a frame of a session that nobody has is dropped")
                .shows(SESSION_IS_KNOWN)
                .because("no key, no reading, and no word about it")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] strange = session.frameUnderId(Octets.repeated(0x99, 8), SealedFrames.leave());
                    subject.receives(peer, strange).isDroppedBy(SESSION_IS_KNOWN);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case otherSession() {
        return ScriptCase.of("SES-L1-0025", "a frame sealed in one session carries the id of another peer's session")
                .shows(FRAME_OPENS)
                .because("a peer must not be able to speak for another one")
                .plays((subject, peer) -> {
                    Peer other = subject.peer("another node", "198.51.100.7:4000");
                    PeerSession session = subject.hasAnswered(peer);
                    PeerSession others = subject.hasAnswered(other);
                    byte[] crossed = session.frameUnderId(others.id(), SealedFrames.leave());
                    subject.receives(other, crossed).isDroppedBy(FRAME_OPENS);
                    subject.stillAnswersIn(others);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case reflectedFrame() {
        return ScriptCase.of(
                        "SES-L1-0026", "frames of the subject itself, and frames of the wrong direction, do not open")
                .shows(FRAME_OPENS)
                .because("else a mirror answers every challenge")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpenedUnconfirmed(peer);
                    // the subject repeats, so its counters are ahead and its frames fresh when they come back
                    subject.at(500).gives(challengeAgain(session));
                    subject.isEstablished(session);
                    byte[] own = subject.receives(peer, session.challenge())
                            .gives(response(session))
                            .datagrams()
                            .get(0);
                    byte[] leave = SealedFrames.leave();
                    subject.receives(peer, own).isDroppedBy(FRAME_OPENS);
                    subject.receives(peer, session.frameOfTheSubject(leave)).isDroppedBy(FRAME_OPENS);
                    subject.receives(peer, session.frameWithWrongDirection(leave))
                            .isDroppedBy(FRAME_OPENS);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case clearText() {
        return ScriptCase.of(
                        "SES-L1-0027",
                        "every message in the clear, bare and in a frame, is discarded; the session goes on")
                .shows(CLEAR_TEXT_IS_DISCARDED)
                .because("if there is a way back to clear text, whoever is on the path takes it")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] data = Octets.repeated(0x21, 16);
                    List<byte[]> messages =
                            List.of(SealedFrames.challenge(data), SealedFrames.response(data), SealedFrames.leave());
                    for (byte[] message : messages) {
                        byte[] header = SealedFrames.header(session.id(), 40);
                        byte[] content = SealedFrames.content(message);
                        subject.receives(peer, message).isDroppedBy(TYPE_IS_KNOWN);
                        subject.receives(peer, Octets.concat(header, content, Octets.zeros(16)))
                                .isDroppedBy(FRAME_OPENS);
                        subject.receives(peer, Octets.concat(header, content)).isDroppedBy(SEALED_LENGTH_FITS);
                        subject.stillAnswersIn(session);
                    }
                });
    }

    private static Case wrongLengths() {
        return ScriptCase.of(
                        "FRM-L1-0001",
                        "sealed frames that are not 34 + 64 n octets long are dropped; the right one opens")
                .shows(SEALED_LENGTH_FITS, A_FAILED_OPEN_CHANGES_NOTHING)
                .because("one length too many is a place to hide something, one too few has no tag")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] right = session.challenge();
                    for (int octets : new int[] {2, 18, 34, 97}) {
                        subject.receives(peer, Octets.first(right, octets)).isDroppedBy(SEALED_LENGTH_FITS);
                    }
                    for (int octets : new int[] {99, 34 + 18 * 64 + 1}) {
                        byte[] longer = Octets.concat(right, Octets.zeros(octets - right.length));
                        subject.receives(peer, longer).isDroppedBy(SEALED_LENGTH_FITS);
                    }
                    subject.receives(peer, right).gives(response(session));
                });
    }

    private static Case wrongVersion() {
        return ScriptCase.of("FRM-L1-0002", "a sealed frame of version 2, sealed with that header, is dropped")
                .shows(FRAME_VERSION_IS_ONE)
                .because("a later version is not misread")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.receives(peer, session.frameOfVersion(2, SealedFrames.leave()))
                            .isDroppedBy(FRAME_VERSION_IS_ONE);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case answeredToNothing() {
        return ScriptCase.of(
                        "SES-L1-0028",
                        "a response that answers nothing is dropped, but its frame has opened and counts")
                .shows(RESPONSE_MATCHES_A_CHALLENGE, COUNTER_IS_FRESH)
                .because("nobody claims what was not asked; and what has opened once does not open again")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] strange = session.frame(SealedFrames.response(Octets.repeated(8, 16)));
                    subject.receives(peer, strange).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    subject.receives(peer, strange).isDroppedBy(COUNTER_IS_FRESH);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case answeredTwice() {
        return ScriptCase.of(
                        "SES-L1-0029",
                        "the right response comes again in a frame of its own: the second one answers nothing")
                .shows(RESPONSE_MATCHES_A_CHALLENGE)
                .because("a challenge is outstanding until it is answered, not for ever")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasOpened(peer);
                    subject.receives(peer, session.response()).isDroppedBy(RESPONSE_MATCHES_A_CHALLENGE);
                    subject.stillAnswersIn(session);
                });
    }

    private static Case sameChallengeTwice() {
        return ScriptCase.of("SES-L1-0030", "the same challenge comes in two frames: each is answered, once")
                .shows(CHALLENGES_ARE_ANSWERED)
                .because("the first response may be lost; the peer repeats its challenge with the same data")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.receives(peer, session.challenge()).gives(response(session));
                    subject.receives(peer, session.challengeAgain()).gives(response(session));
                });
    }

    private static List<Case> badContents() {
        List<Case> cases = new ArrayList<>();
        for (BadContents.Fault fault : BadContents.all()) {
            cases.add(badContent(String.format("FRM-L1-%04d", 3 + cases.size()), fault));
        }
        return cases;
    }

    private static Case badContent(String id, BadContents.Fault fault) {
        return ScriptCase.of(id, "a frame of the peer " + fault.words() + ": dropped, and its counter is not taken")
                .shows(fault.rule(), A_FAILED_OPEN_CHANGES_NOTHING)
                .because("one message has one content; what is refused has not happened")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    byte[] wrong = session.sealed(fault.content());
                    subject.receives(peer, wrong).isDroppedBy(fault.rule());
                    long counter = SealedFrames.counter(wrong);
                    byte[] right = session.frame(counter, SealedFrames.challenge(session.asked()));
                    subject.receives(peer, right).gives(response(session));
                });
    }
}
