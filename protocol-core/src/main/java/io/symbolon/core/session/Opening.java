package io.symbolon.core.session;

import static io.symbolon.spec.HandshakeRule.ANSWER_COMES_FROM_THE_ASKED_ADDRESS;
import static io.symbolon.spec.HandshakeRule.A_COOKIE_IS_USED_ONCE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.spec.HandshakeRule.SESSION_ID_IS_FREE;
import static io.symbolon.spec.HandshakeRule.TAG_CONFIRMS_THE_KEY;
import static io.symbolon.spec.OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER;
import static io.symbolon.spec.SessionRule.PEERS_IN_ALL;
import static io.symbolon.spec.SessionRule.SESSION_IS_KNOWN;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attempt of ours is outstanding: our initiation is sent, and we wait for the answer. Holds our session secret, and
 * no key of the peer yet.
 *
 * @param to the address that we ask (HSK-016)
 * @param peer the fingerprint that we expect, if we do
 * @param schedule how often it is sent, and when
 * @param own how we introduced ourselves
 * @param cookie the newest cookie taken, empty before the first
 * @param sendings how many of the schedule's sendings are done
 * @param cookieUse whether a cookie was taken since the last of them (HSK-025)
 * @param nextMillis when the next sending, or the end, is due
 */
public record Opening(
        Endpoint to,
        Optional<Fingerprint> peer,
        Schedule schedule,
        Introduction own,
        Bytes cookie,
        int sendings,
        CookieUse cookieUse,
        long nextMillis)
        implements SessionState {

    /** How often an initiation is sent, and when. */
    public enum Schedule {
        /** The application wants a session (HSK-014). */
        WANTED(5_000, 10_000, 20_000, 30_000, 30_000, 30_000, 30_000, 10_000),
        /** A node told of is contacted: what answers a cookie is one of its sendings (OVL-017). */
        CONTACT(1_000, 3_000, 5_000);

        /** The waits after each sending, the last one before the attempt ends. */
        private final long[] waitsMillis;

        Schedule(long... waitsMillis) {
            this.waitsMillis = waitsMillis;
        }
    }

    /** Whether the one cookie since the last sending was taken. */
    public enum CookieUse {
        OPEN,
        TAKEN
    }

    /** The attempt at its beginning: the initiation is sent at once. */
    public static Transition begin(
            Endpoint to, Optional<Fingerprint> peer, Schedule schedule, Introduction own, SessionContext context) {
        return new Opening(to, peer, schedule, own, Bytes.EMPTY, 0, CookieUse.OPEN, 0).send(context);
    }

    /** Whether an answer to an initiation of {@code fingerprint} from {@code source} reuses this attempt (HSK-012). */
    public boolean isReusedFor(Fingerprint fingerprint, Endpoint source) {
        return to.equals(source) && peer.map(fingerprint::equals).orElse(true);
    }

    /** Whether a session with {@code fingerprint} on {@code path} is what this attempt is for (HSK-014). */
    public boolean isReachedBy(Fingerprint fingerprint, Endpoint path) {
        return peer.map(fingerprint::equals).orElse(to.equals(path));
    }

    @Override
    public Bytes id() {
        return own.nonce();
    }

    @Override
    public Optional<Rule> onInitiation(CookieProof cookieProof) {
        return Optional.empty(); // simultaneous opening: it is answered, and this attempt stays
    }

    @Override
    public Transition onCookie(Frame.Cookie frame, Endpoint from, SessionContext context) {
        // [HSK-024] it comes from the address that we ask
        if (!from.equals(to)) return Transition.refused(this, from, COOKIE_FITS_AN_ATTEMPT);

        // [HSK-025] the first since the last sending
        if (cookieUse == CookieUse.TAKEN) return Transition.refused(this, from, A_COOKIE_IS_USED_ONCE);

        if (schedule == Schedule.CONTACT) return onCookieOfAStranger(frame.cookie(), context);
        Opening next = new Opening(to, peer, schedule, own, frame.cookie(), sendings, CookieUse.TAKEN, nextMillis);
        return Transition.to(next, next.initiation());
    }

    /** [OVL-017] at most 3 datagrams, this one among them. */
    private Transition onCookieOfAStranger(Bytes newest, SessionContext context) {
        if (isSpent()) return Transition.refused(this, to, THREE_DATAGRAMS_TO_A_STRANGER);
        long last = context.now().monotonicMillis() + schedule.waitsMillis[sendings];
        long next = sendings + 1 == schedule.waitsMillis.length ? last : nextMillis;
        Opening sent = new Opening(to, peer, schedule, own, newest, sendings + 1, CookieUse.TAKEN, next);
        return Transition.to(sent, sent.initiation());
    }

    @Override
    public Transition onAnswer(Handshake.Answer answer, Endpoint from, SessionContext context) {
        // [HSK-016] it comes from the address that we ask
        if (!from.equals(to)) return Transition.refused(this, from, ANSWER_COMES_FROM_THE_ASKED_ADDRESS);

        // [TOK-001] to [TOK-032] the token, with the fingerprint that we expect
        Verdict<NodeToken> token = context.validate(answer.token(), peer);
        if (token.rule().isPresent()) return refused(token.rule().get());

        // [HSK-008] both sides contribute
        Verdict<SessionKeys> derived = context.derive(own, token.value(), answer.nonce());
        if (derived.rule().isPresent())
            return Transition.refused(this, from, derived.rule().get());
        SessionKeys keys = derived.value();

        Optional<Rule> broken = brokenBy(answer, keys, token.value().fingerprint(), context);
        if (broken.isPresent()) {
            keys.destroy(); // the attempt stays: a forged answer ends nothing
            return Transition.refused(this, from, broken.get());
        }
        return Confirming.begin(SealedChannel.fresh(keys, Origin.of(own, token.value(), OpenedBy.US), from), context);
    }

    /** The attempt stays, but who is remembered at an address that is another node's now can rest (OVL-021). */
    private Transition refused(Rule rule) {
        Transition.Event event =
                rule == FINGERPRINT_IS_EXPECTED ? Transition.Event.ANOTHER_ANSWERED : Transition.Event.NONE;
        return new Transition(this, List.of(new Effect.Dropped(to, rule)), event);
    }

    private static Optional<Rule> brokenBy(
            Handshake.Answer answer, SessionKeys keys, Fingerprint answerer, SessionContext context) {
        // [HSK-017] the tag is its sender's
        if (!answer.tag().equalsConstantTime(keys.peerTag())) return Optional.of(TAG_CONFIRMS_THE_KEY);

        // [HSK-028] the session id is free
        if (!context.isFree(keys)) return Optional.of(SESSION_ID_IS_FREE);

        // [SES-025] there is room for the peer
        if (!context.hasRoomFor(answerer)) return Optional.of(PEERS_IN_ALL);

        return Optional.empty();
    }

    @Override
    public Transition onFrame(Frame.Sealed frame, Endpoint from, SessionContext context) {
        return Transition.refused(this, from, SESSION_IS_KNOWN); // there are no keys yet
    }

    @Override
    public Transition onDeadline(SessionContext context) {
        if (!isSpent()) return send(context);
        // nobody has asked for a contact, so nobody is told of its end
        List<Effect> failed = schedule == Schedule.CONTACT
                ? List.of()
                : List.of(new Effect.OpenFailed(to, peer, ONLY_THE_OPENER_REPEATS));
        return new Transition(Vacant.VACANT, failed, Transition.Event.FAILED);
    }

    @Override
    public OptionalLong deadlineMillis() {
        return OptionalLong.of(nextMillis);
    }

    @Override
    public OptionalLong wallDeadlineMillis() {
        return OptionalLong.empty();
    }

    @Override
    public void destroy() {
        own.sessionSecret().destroy();
    }

    private Transition send(SessionContext context) {
        long next = context.now().monotonicMillis() + schedule.waitsMillis[sendings];
        Opening sent = new Opening(to, peer, schedule, own, cookie, sendings + 1, CookieUse.OPEN, next);
        return Transition.to(sent, sent.initiation());
    }

    private boolean isSpent() {
        return sendings == schedule.waitsMillis.length;
    }

    private Effect initiation() {
        Handshake.Initiation initiation = new Handshake.Initiation(own.token().signedToken(), own.nonce(), cookie);
        return new Effect.SendDatagram(to, FrameCodec.encode(initiation));
    }
}
