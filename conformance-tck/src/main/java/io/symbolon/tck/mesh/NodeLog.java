package io.symbolon.tck.mesh;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.time.Ration;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.Rule;
import io.symbolon.tck.report.Printable;
import io.symbolon.transport.MeshEvents;
import io.symbolon.transport.OpenInterest;
import io.symbolon.transport.exchange.Party;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What happens at one node, one line each: what kind of thing, and who. Fingerprints by their first 8 digits, but for those that
 * {@code --allow} takes. What others cause is rationed (CNV-015): a line a second of each kind and node, 8 of each kind; the
 * next line of that kind says how many were left out.
 */
final class NodeLog implements MeshEvents {
    private static final int OF_ONE_NODE = 1;
    private static final int OF_ONE_KIND = 8;

    private final PrintWriter out;
    private final LongSupplier nowMillis;
    private final TreeSet<Fingerprint> joined = new TreeSet<>();
    /** By kind: there are few. */
    private final Map<String, Ration<String>> rations = new HashMap<>();

    private final Map<String, Integer> leftOut = new HashMap<>();

    NodeLog(PrintWriter out) {
        this(out, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** @param nowMillis a clock that never goes back */
    NodeLog(PrintWriter out, LongSupplier nowMillis) {
        this.out = out;
        this.nowMillis = nowMillis;
    }

    void line(String kind, String text) {
        out.println(String.format(Locale.ROOT, "%-10s", kind) + text);
        out.flush();
    }

    /** A line that another node has caused, {@code cause}: [CNV-015] only so many. */
    private synchronized void caused(String kind, String cause, String text) {
        Ration<String> ration = rations.computeIfAbsent(kind, any -> new Ration<>(OF_ONE_NODE, OF_ONE_KIND));
        if (!ration.take(cause, nowMillis.getAsLong())) {
            leftOut.merge(kind, 1, Integer::sum);
            return;
        }
        Integer missing = leftOut.remove(kind);
        line(kind, missing == null ? text : text + " (" + missing + " more left out before)");
    }

    @Override
    public void sessionEstablished(Effect.SessionEstablished session) {
        caused(
                "session",
                brief(session.peer().fingerprint()),
                "with node " + brief(session.peer().fingerprint()) + " at " + session.path());
    }

    @Override
    public void sessionEnded(Effect.SessionEnded session) {
        caused(
                "ended",
                brief(session.peer()),
                "session with node " + brief(session.peer()) + ": "
                        + session.rule().id() + " " + session.rule().name());
    }

    @Override
    public void openFailed(Effect.OpenFailed attempt) {
        caused(
                "failed",
                attempt.to().toString(),
                "no session with " + attempt.to() + ": " + attempt.rule().id() + " "
                        + attempt.rule().name());
    }

    @Override
    public void decided(Question question, Decision decision) {
        String role = question.interest().map(NodeLog::as).orElse("");
        caused(
                decision.name().toLowerCase(Locale.ROOT),
                question.about() + brief(question.node()) + role,
                "to " + question.about().name().toLowerCase(Locale.ROOT) + " identity "
                        + question.identity().fingerprint() + ", subject "
                        + Printable.of(question.identity().fields().subject()) + ", on node "
                        + brief(question.node())
                        + role);
    }

    @Override
    public void joinRefused(Effect.JoinRefused refusal) {
        String text = switch (refusal.code()) {
            case DENIED -> " has denied us";
            case INVALID -> " has found our identity invalid";
            case DEFERRED -> " has deferred us; again in " + Math.max(1, refusal.retryAfterSeconds()) + " s";
        };
        caused("refused", brief(refusal.peer()), "node " + brief(refusal.peer()) + text);
    }

    @Override
    public void peerJoined(Effect.PeerJoined peer) {
        Fingerprint node = peer.peer().fingerprint();
        caused(
                "joined",
                brief(node),
                "node " + brief(node) + " at " + peer.path() + ", identity "
                        + brief(peer.identity().fingerprint()));
        joined.add(node);
        peers(node);
    }

    @Override
    public void peerParted(Effect.PeerParted peer) {
        caused(
                "left",
                brief(peer.peer()),
                "node " + brief(peer.peer()) + ": " + peer.rule().id() + " "
                        + peer.rule().name());
        joined.remove(peer.peer());
        peers(peer.peer());
    }

    @Override
    public void pathChanged(Effect.PathChanged session) {
        caused("moved", brief(session.peer()), "node " + brief(session.peer()) + " to " + session.path());
    }

    @Override
    public void closed(Optional<Throwable> why) {
        line("stopped", why.map(failure -> "the node has failed: " + failure).orElse("as asked"));
    }

    @Override
    public void interestRefused(OpenInterest interest, Rule rule) {
        line("failed", "no interest in " + name(interest) + ": " + rule.id() + " " + rule.name());
    }

    @Override
    public void partyGranted(OpenInterest interest, Party party) {
        caused(
                "matched",
                name(interest) + brief(party),
                name(interest) + ": " + roleOfTheOther(interest) + " " + brief(party));
    }

    @Override
    public void partyEnded(OpenInterest interest, Party party, Rule rule) {
        caused(
                "unmatched",
                name(interest) + brief(party),
                name(interest) + ": " + roleOfTheOther(interest) + " " + brief(party) + ": " + rule.id() + " "
                        + rule.name());
    }

    private static String name(OpenInterest interest) {
        return Printable.of(interest.subject().toString());
    }

    private static String roleOfTheOther(OpenInterest interest) {
        return interest.role().opposite().name().toLowerCase(Locale.ROOT);
    }

    private static String as(Interest interest) {
        return ", as " + interest.role().name().toLowerCase(Locale.ROOT) + " of subject "
                + interest.subject().octets().slice(0, 4).toHex();
    }

    private void peers(Fingerprint changed) {
        caused(
                "peers",
                brief(changed) + joined.contains(changed),
                joined.size() + joined.stream().map(peer -> " " + brief(peer)).collect(Collectors.joining()));
    }

    private static String brief(Party party) {
        return brief(party.identity()) + " on node " + brief(party.node());
    }

    static String brief(Fingerprint fingerprint) {
        return fingerprint.octets().slice(0, 4).toHex();
    }
}
