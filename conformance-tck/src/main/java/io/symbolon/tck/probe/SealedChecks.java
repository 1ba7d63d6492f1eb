package io.symbolon.tck.probe;

import static io.symbolon.spec.FramingRule.FRAME_VERSION_IS_ONE;
import static io.symbolon.spec.FramingRule.SEALED_LENGTH_FITS;
import static io.symbolon.spec.FramingRule.TYPE_IS_KNOWN;
import static io.symbolon.spec.SessionRule.A_FAILED_OPEN_CHANGES_NOTHING;
import static io.symbolon.spec.SessionRule.CHALLENGES_ARE_ANSWERED;
import static io.symbolon.spec.SessionRule.CLEAR_TEXT_IS_DISCARDED;
import static io.symbolon.spec.SessionRule.COUNTER_IS_FRESH;
import static io.symbolon.spec.SessionRule.COUNTER_WITHIN_LIMIT;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static io.symbolon.spec.SessionRule.RESPONSE_MATCHES_A_CHALLENGE;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;

import io.symbolon.spec.Rule;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.script.BadContents;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Frames in an established session: what is not a fresh frame that opens changes nothing, and the session goes on. The
 * same for both roles.
 *
 * @param <S> where it is played
 */
final class SealedChecks<S> {
    private static final long COUNTER_LIMIT = 1L << 33;

    private final int first;
    private final String twin;
    private final Function<S, Conversation> place;
    private final List<Check<S>> checks = new ArrayList<>();

    private SealedChecks(int first, String twin, Function<S, Conversation> place) {
        this.first = first;
        this.twin = twin;
        this.place = place;
    }

    /**
     * Every check, from this number on.
     *
     * @param twin the check that has nothing wrong
     * @param place an established session
     */
    static <S> List<Check<S>> from(int first, String twin, Function<S, Conversation> place) {
        SealedChecks<S> all = new SealedChecks<>(first, twin, place);
        all.replays();
        all.forgeries();
        all.clearText();
        for (BadContents.Fault fault : BadContents.all()) {
            all.content(fault);
        }
        all.limits();
        return all.checks;
    }

    private void replays() {
        add(
                "a frame comes twice: it is answered once",
                "a frame that counts twice is whatever its message is, twice",
                List.of(COUNTER_IS_FRESH),
                conversation -> {
                    byte[] challenge = conversation.session().challenge();
                    conversation.answers(challenge);
                    conversation.ignores(challenge);
                });
        add(
                "a challenge comes in two frames: each is answered",
                "the first response may be lost; the peer repeats its challenge with the same data",
                List.of(CHALLENGES_ARE_ANSWERED),
                conversation -> {
                    conversation.answers(conversation.session().challenge());
                    conversation.answers(conversation.session().challengeAgain());
                });
        add(
                "counters out of order open within the window of 2048, and one behind it does not",
                "every edge of a window has let replays through somewhere, or lost frames that were late",
                List.of(COUNTER_IS_FRESH),
                conversation -> {
                    PeerSession session = conversation.session();
                    conversation.answers(session.challenge());
                    long ahead = SealedFrames.counter(session.challengeAgain()) + 10_000;
                    for (long counter : new long[] {ahead, ahead - 1, ahead - 2_047}) {
                        conversation.answers(again(session, counter));
                    }
                    for (long counter : new long[] {ahead - 1, ahead - 2_047, ahead - 2_048, 0}) {
                        conversation.ignores(again(session, counter));
                    }
                    conversation.answers(again(session, ahead + 1));
                });
        add(
                "a response that answers nothing",
                "nobody claims what was not asked",
                List.of(RESPONSE_MATCHES_A_CHALLENGE),
                conversation -> conversation.ignores(conversation.session().responseTo(Octets.repeated(8, 16))));
    }

    private void forgeries() {
        add(
                "a frame with a bit changed in its ciphertext, its tag, its counter: ignored; the right one opens",
                "if a forged counter moves the window, one datagram silences the peer",
                List.of(FRAME_OPENS, A_FAILED_OPEN_CHANGES_NOTHING),
                conversation -> {
                    byte[] right = conversation.session().challenge();
                    for (int octet : new int[] {15, 18, 50, 97}) {
                        conversation.ignores(Octets.withBitFlipped(right, octet, 6));
                    }
                    conversation.answers(right);
                });
        add(
                "frames of the wrong direction, by key and by associated data",
                "else a mirror answers every challenge",
                List.of(FRAME_OPENS),
                conversation -> {
                    byte[] leave = SealedFrames.leave();
                    conversation.ignores(conversation.session().frameOfTheSubject(leave));
                    conversation.ignores(conversation.session().frameWithWrongDirection(leave));
                });
        add(
                "a frame of this session under the id of another",
                "no key, no reading",
                List.of(SESSION_IS_KNOWN),
                conversation -> conversation.ignores(
                        conversation.session().frameUnderId(Octets.repeated(0x99, 8), SealedFrames.leave())));
        add(
                "a frame of version 2, sealed with that header",
                "a later version is not misread",
                List.of(FRAME_VERSION_IS_ONE),
                conversation -> conversation.ignores(conversation.session().frameOfVersion(2, SealedFrames.leave())));
        add(
                "frames that are not 34 + 64 n octets long: ignored; the right one opens",
                "one length too many is a place to hide something, one too few has no tag",
                List.of(SEALED_LENGTH_FITS, A_FAILED_OPEN_CHANGES_NOTHING),
                conversation -> {
                    byte[] right = conversation.session().challenge();
                    for (int octets : new int[] {1, 2, 18, 34, 97}) {
                        conversation.ignores(Octets.first(right, octets));
                    }
                    for (int octets : new int[] {99, 34 + 18 * 64 + 1}) {
                        conversation.ignores(Octets.concat(right, Octets.zeros(octets - right.length)));
                    }
                    conversation.answers(right);
                });
    }

    private void clearText() {
        byte[] data = Octets.repeated(0x21, 16);
        add(
                "a leave and a challenge in the clear, bare and in a frame: the session goes on",
                "if there is a way back to clear text, whoever is on the path takes it",
                List.of(CLEAR_TEXT_IS_DISCARDED, TYPE_IS_KNOWN, FRAME_OPENS),
                conversation -> {
                    for (byte[] message : List.of(SealedFrames.challenge(data), SealedFrames.leave())) {
                        byte[] header =
                                SealedFrames.header(conversation.session().id(), 40_000);
                        conversation.ignores(message);
                        conversation.ignores(Octets.concat(header, SealedFrames.content(message), Octets.zeros(16)));
                    }
                });
    }

    private void content(BadContents.Fault fault) {
        add(
                "a frame " + fault.words() + ": ignored, and its counter is not taken",
                "one message has one content; what is refused has not happened",
                List.of(fault.rule(), A_FAILED_OPEN_CHANGES_NOTHING),
                conversation -> {
                    byte[] wrong = conversation.session().sealed(fault.content());
                    conversation.ignores(wrong);
                    conversation.stillAnswers();
                    conversation.answers(again(conversation.session(), SealedFrames.counter(wrong)));
                });
    }

    private void limits() {
        add(
                "counters of 2^33 and above are ignored",
                "a counter near its end leaves nothing to count, and one beyond 64 bits begins anew",
                List.of(COUNTER_WITHIN_LIMIT),
                conversation -> {
                    PeerSession session = conversation.session();
                    conversation.answers(session.challenge());
                    long next = SealedFrames.counter(session.challengeAgain()) + 1;
                    for (long counter : new long[] {COUNTER_LIMIT, Long.MAX_VALUE, -1}) {
                        conversation.ignores(again(session, counter));
                    }
                    conversation.answers(again(session, next));
                });
        add(
                "a frame with type 04 instead of 03: ignored; the right one opens",
                "there is no fourth kind of frame, whatever it holds",
                List.of(TYPE_IS_KNOWN),
                conversation -> {
                    byte[] right = conversation.session().challenge();
                    conversation.ignores(Octets.with(right, 0, Octets.u8(4)));
                    conversation.answers(right);
                });
    }

    /** The last challenge under this counter. */
    private static byte[] again(PeerSession session, long counter) {
        return session.frame(counter, SealedFrames.challenge(session.asked()));
    }

    private void add(String title, String why, List<Rule> rules, Consumer<Conversation> play) {
        Check<S> check = Check.refusal(first + checks.size(), title, why, rules, stage -> {
            Conversation conversation = place.apply(stage);
            conversation.stillAnswers();
            conversation.caller().at(title);
            play.accept(conversation);
            conversation.stillAnswers();
        });
        checks.add(check.beside(twin));
    }
}
