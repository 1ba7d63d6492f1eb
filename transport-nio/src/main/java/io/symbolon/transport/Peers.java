package io.symbolon.transport;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message.NackCode;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * The joined peers, and the requests to join that wait for one. Belongs to the node's thread; only {@link #all} is for
 * every thread.
 *
 * <p>Needs no bound of its own: peers are bounded by the engine (JON-027), and a request waits only while there is a session
 * with its peer, which ends if nobody admits anybody (JON-025).
 */
final class Peers {
    private final ConcurrentNavigableMap<Fingerprint, PeerInfo> joined = new ConcurrentSkipListMap<>();
    private final Map<Fingerprint, List<CompletableFuture<PeerInfo>>> waiting = new HashMap<>();

    /** Ordered by fingerprint; as it is now. */
    Collection<PeerInfo> all() {
        return List.copyOf(joined.values());
    }

    /** Completes when {@code peer}, with which a session stands, is joined. */
    CompletableFuture<PeerInfo> await(Fingerprint peer) {
        PeerInfo already = joined.get(peer);
        if (already != null) return CompletableFuture.completedFuture(already);
        CompletableFuture<PeerInfo> result = new CompletableFuture<>();
        waiting.computeIfAbsent(peer, first -> new ArrayList<>()).add(result);
        return result;
    }

    /** Before anybody is told, so that who is told finds it here. */
    PeerInfo joined(Effect.PeerJoined effect) {
        PeerInfo peer = new PeerInfo(effect.peer(), effect.identity(), effect.path());
        joined.put(peer.fingerprint(), peer);
        return peer;
    }

    /** Who has waited for {@code peer} has it. */
    void fulfil(PeerInfo peer) {
        settle(peer.fingerprint(), request -> request.complete(peer));
    }

    void parted(Fingerprint peer) {
        joined.remove(peer);
    }

    void pathChanged(Effect.PathChanged effect) {
        joined.computeIfPresent(effect.peer(), (peer, info) -> info.at(effect.path()));
    }

    /** The peer has not admitted us: what it defers may still come. */
    void refused(Effect.JoinRefused refusal) {
        if (refusal.code() == NackCode.DEFERRED) return;
        fail(refusal.peer(), refusal.code() == NackCode.DENIED ? "it has denied us" : "it has found our Join invalid");
    }

    /** The application has decided: whom it denies can not become joined. */
    void decided(Question question, Decision decision) {
        if (decision == Decision.DENIED && question.about() != Question.About.RULE) {
            fail(question.node(), "our own policy has denied it");
        }
    }

    /** The last session with {@code peer} is over. */
    void gone(Fingerprint peer, Rule rule) {
        settle(peer, request -> request.completeExceptionally(RequestFailed.by(rule, "not joined with " + peer)));
    }

    /** The node is no more. */
    void failAll(String why) {
        joined.clear();
        for (Fingerprint peer : List.copyOf(waiting.keySet())) fail(peer, why);
    }

    private void fail(Fingerprint peer, String why) {
        settle(
                peer,
                request ->
                        request.completeExceptionally(RequestFailed.because("not joined with " + peer + ": " + why)));
    }

    /** Takes out first and completes later: what a completed future runs may come back here. */
    private void settle(Fingerprint peer, Consumer<CompletableFuture<PeerInfo>> outcome) {
        List<CompletableFuture<PeerInfo>> requests = waiting.remove(peer);
        if (requests != null) requests.forEach(outcome);
    }
}
