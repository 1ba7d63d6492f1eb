package io.symbolon.tck.probe;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.peer.Refused;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Where the target answers: callers come to it, each check with keys and ports of its own. */
final class Stage {
    /** What is not known of the target's clock: it is read once, over a network. */
    private static final long CLOCK_TOLERANCE_MS = 5_000;

    /** About half of all strangers are on each side of a target. */
    private static final int MOST_STRANGERS = 64;

    private final Bench bench;
    private final Target target;
    private final Random random;
    private final Consumer<PeerSession> secrets;
    private final List<Caller> callers = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();
    /** Who looks whether the target lives: always the same, for it leaves each time. */
    private final Peer watcher;

    private byte[] targetFingerprint = Octets.zeros(32);
    private long clockAheadMs;
    private Optional<Boolean> takesJoins = Optional.empty();

    /** @param secrets is told of every session at the end of its check */
    Stage(Bench bench, Target target, Random random, Consumer<PeerSession> secrets) {
        this.bench = bench;
        this.secrets = secrets;
        this.target = target;
        this.random = random;
        this.watcher = stranger();
    }

    Bench bench() {
        return bench;
    }

    /** How far the target's wall clock is ahead of ours, behind if negative; 0 until it has answered. */
    long clockAheadMs() {
        return clockAheadMs;
    }

    private long targetWallMs() {
        return bench.network().wallMs() + clockAheadMs;
    }

    /** A peer that nobody knows, at a port that nobody has used. */
    Caller newcomer() {
        return at(stranger());
    }

    /** One whose fingerprint stands on this side of the target's, if the target has told its own. */
    Caller newcomer(Direction sending) {
        Peer peer = stranger();
        for (int i = 0;
                i < MOST_STRANGERS && Direction.ofSender(peer.fingerprint(), targetFingerprint) != sending;
                i++) {
            peer = stranger();
        }
        return at(peer);
    }

    private Peer stranger() {
        byte[] seed = new byte[32];
        byte[] uuid = new byte[16];
        random.nextBytes(seed);
        random.nextBytes(uuid);
        return new Peer(SigningKey.ofSeed(seed), uuid, "", this::targetWallMs);
    }

    /** The same peer at another port. */
    Caller elsewhere(Caller same) {
        return at(same.peer());
    }

    private Caller at(Peer peer) {
        Network.Port port = bench.network().open(target.address());
        Peer there = peer.at(Target.hostAndPort(port.address()));
        Caller caller = new Caller(bench, there, port, target.address(), () -> targetWallMs() + CLOCK_TOLERANCE_MS);
        callers.add(caller);
        return caller;
    }

    /** The caller opens and is answered; no frame has opened yet. */
    PeerSession candidate(Caller caller) {
        return candidate(caller, caller.peer().introduction());
    }

    PeerSession candidate(Caller caller, Introduction asks) {
        caller.at("a valid handshake");
        PeerSession session = asks.session(caller.answerTo(asks));
        conversations.add(new Conversation(caller, session));
        return session;
    }

    /** The caller opens, and the session is established. */
    Conversation conversation(Caller caller) {
        return new Conversation(caller, candidate(caller)).confirmed();
    }

    Conversation conversation() {
        return conversation(newcomer());
    }

    /** Somebody knocks: a valid initiation, repeated while nothing comes. Whether anything came. */
    boolean isAnswered() {
        Caller caller = newcomer();
        Introduction asks = caller.peer().introduction();
        long askedWallMs = bench.network().wallMs();
        for (int tries = 0; tries < Caller.TRIES; tries++) {
            caller.sends(asks.initiation());
            Optional<byte[]> heard = caller.hearsAnything();
            heard.filter(Handshakes::isHandshake).ifPresent(answer -> learn(OwnToken.of(answer), askedWallMs));
            if (heard.isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Learns who the target is, and its wall clock: it has signed this token between our question and now (HSK-030). */
    private void learn(Token token, long askedWallMs) {
        targetFingerprint = Fingerprints.of(token);
        long issuedMs = token.getIssuedAt();
        long nowMs = bench.network().wallMs();
        clockAheadMs = Math.min(0, issuedMs - askedWallMs) + Math.max(0, issuedMs - nowMs);
    }

    /** Whether the target takes Joins at all (JON-002); empty until somebody has found out. */
    Optional<Boolean> takesJoins() {
        return takesJoins;
    }

    void setTakesJoins(boolean does) {
        takesJoins = Optional.of(does);
    }

    /** What came to a caller after its silence was counted, in words. */
    Optional<String> late() {
        return callers.stream().flatMap(caller -> caller.late().stream()).findFirst();
    }

    /**
     * What is wrong with the target after a check: a valid handshake from a fresh port does not succeed.
     *
     * @param words what it did instead
     * @param isDead whether it did nothing at all
     */
    record Damage(String words, boolean isDead) {}

    /** Looks after the target; empty if it is well. */
    Optional<Damage> damage() {
        Caller caller = at(watcher);
        try {
            conversation(caller);
            return Optional.empty();
        } catch (TargetGone gone) {
            return Optional.of(new Damage(gone.getMessage(), true));
        } catch (CaseFailed failed) {
            Verdict verdict = failed.verdict();
            String words = verdict.expected().isEmpty()
                    ? verdict.text()
                    : "it answers a valid handshake from a fresh port with " + verdict.actual() + ", not with "
                            + verdict.expected();
            return Optional.of(new Damage(words, !caller.hasHeard()));
        } catch (Refused refused) {
            return Optional.of(new Damage(refused.getMessage(), false));
        }
    }

    /** What the check has sent and heard so far. */
    Transcript transcript() {
        return bench.transcript(
                callers.stream().flatMap(caller -> caller.sessions().stream()).toList());
    }

    /** Every caller leaves its sessions and closes its port. */
    void end() {
        try {
            conversations.forEach(Conversation::leaves);
        } catch (TargetGone gone) {
            // there is nobody to say goodbye to; whoever asks next finds out
            conversations.clear();
        } finally {
            conversations.clear();
            callers.forEach(caller -> caller.sessions().forEach(secrets));
            callers.forEach(Caller::close);
            callers.clear();
        }
    }
}
