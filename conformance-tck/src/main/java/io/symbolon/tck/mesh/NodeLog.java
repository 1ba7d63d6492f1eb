package io.symbolon.tck.mesh;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.Rule;
import io.symbolon.tck.report.Printable;
import io.symbolon.transport.MeshEvents;
import io.symbolon.transport.OpenInterest;
import io.symbolon.transport.exchange.Party;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What happens at one node, one line each: what kind of thing, and who. Fingerprints by their first 8 digits, but for those that {@code --allow} takes. */
final class NodeLog implements MeshEvents {
    private final PrintWriter out;
    private final TreeSet<Fingerprint> joined = new TreeSet<>();

    NodeLog(PrintWriter out) {
        this.out = out;
    }

    void line(String kind, String text) {
        out.println(String.format(Locale.ROOT, "%-10s", kind) + text);
        out.flush();
    }

    @Override
    public void sessionEstablished(Effect.SessionEstablished session) {
        line("session", "with node " + brief(session.peer().fingerprint()) + " at " + session.path());
    }

    @Override
    public void sessionEnded(Effect.SessionEnded session) {
        line(
                "ended",
                "session with node " + brief(session.peer()) + ": "
                        + session.rule().id() + " " + session.rule().name());
    }

    @Override
    public void openFailed(Effect.OpenFailed attempt) {
        line(
                "failed",
                "no session with " + attempt.to() + ": " + attempt.rule().id() + " "
                        + attempt.rule().name());
    }

    @Override
    public void decided(Question question, Decision decision) {
        line(
                decision.name().toLowerCase(Locale.ROOT),
                "to " + question.about().name().toLowerCase(Locale.ROOT) + " identity "
                        + question.identity().fingerprint() + ", subject "
                        + Printable.of(question.identity().fields().subject()) + ", on node "
                        + brief(question.node())
                        + question.interest().map(NodeLog::as).orElse(""));
    }

    @Override
    public void joinRefused(Effect.JoinRefused refusal) {
        String text = switch (refusal.code()) {
            case DENIED -> " has denied us";
            case INVALID -> " has found our identity invalid";
            case DEFERRED -> " has deferred us; again in " + refusal.retryAfterSeconds() + " s";
        };
        line("refused", "node " + brief(refusal.peer()) + text);
    }

    @Override
    public void peerJoined(Effect.PeerJoined peer) {
        Fingerprint node = peer.peer().fingerprint();
        line(
                "joined",
                "node " + brief(node) + " at " + peer.path() + ", identity "
                        + brief(peer.identity().fingerprint()));
        joined.add(node);
        peers();
    }

    @Override
    public void peerParted(Effect.PeerParted peer) {
        line(
                "left",
                "node " + brief(peer.peer()) + ": " + peer.rule().id() + " "
                        + peer.rule().name());
        joined.remove(peer.peer());
        peers();
    }

    @Override
    public void pathChanged(Effect.PathChanged session) {
        line("moved", "node " + brief(session.peer()) + " to " + session.path());
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
        line("matched", name(interest) + ": " + roleOfTheOther(interest) + " " + brief(party));
    }

    @Override
    public void partyEnded(OpenInterest interest, Party party, Rule rule) {
        line(
                "unmatched",
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

    private void peers() {
        line(
                "peers",
                joined.size() + joined.stream().map(peer -> " " + brief(peer)).collect(Collectors.joining()));
    }

    private static String brief(Party party) {
        return brief(party.identity()) + " on node " + brief(party.node());
    }

    static String brief(Fingerprint fingerprint) {
        return fingerprint.octets().slice(0, 4).toHex();
    }
}
