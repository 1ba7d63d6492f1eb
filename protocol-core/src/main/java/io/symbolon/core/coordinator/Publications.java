package io.symbolon.core.coordinator;

import static io.symbolon.spec.CoordinatorRule.ANSWERS_NAME_A_PUBLISH;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** To whom our own interests are published, until each has answered (COO-012 to COO-014). */
public final class Publications {
    private final CoordinatorContext context;
    /** Those to be published, live or withdrawn, with their coordinators in our view. */
    private final Map<OwnInterest, Set<Fingerprint>> coordinators = new LinkedHashMap<>();
    /** What each joined peer was told. */
    private final Map<Fingerprint, Map<OwnInterest, Publication>> byPeer = new LinkedHashMap<>();

    private final Deadlines<Publication> repetitions = new Deadlines<>();

    public Publications(CoordinatorContext context) {
        this.context = context;
    }

    /** Something newer was signed for {@code interest}: all coordinators are told at once. */
    public void signed(OwnInterest interest) {
        coordinators.putIfAbsent(interest, Set.of());
        place(interest);
    }

    /** Nothing is left to be said of {@code interest}. */
    public void forgotten(OwnInterest interest) {
        coordinators.remove(interest);
        for (Map<OwnInterest, Publication> told : byPeer.values()) {
            Publication gone = told.remove(interest);
            if (gone != null) repetitions.clear(gone);
        }
    }

    /** The view of who stands where has changed: others may be the coordinators now. */
    public void viewChanged() {
        for (OwnInterest interest : List.copyOf(coordinators.keySet())) place(interest);
    }

    /** {@code peer} is joined again, and may have forgotten what it was told. */
    public void joinedAgain(Fingerprint peer) {
        for (Publication told : toldTo(peer)) {
            boolean isCoordinator = coordinators.get(told.own()).contains(peer);
            if (isCoordinator) begin(told);
        }
    }

    /** {@code peer} is no longer joined. */
    public void parted(Fingerprint peer) {
        Map<OwnInterest, Publication> told = byPeer.remove(peer);
        if (told != null) told.values().forEach(repetitions::clear);
    }

    /** {@code from} keeps an interest of ours. */
    public void take(Fingerprint from, Endpoint path, Message.Kept kept) {
        Optional<Publication> published = find(from, kept.interest());
        if (published.isEmpty()) {
            drop(path);
            return;
        }
        repetitions.clear(published.get());
        if (published.get().kept()) {
            context.effects().add(new Effect.InterestKept(published.get().own().number(), from));
        }
    }

    /** {@code from} knows nodes that are nearer to the subject of an interest of ours. */
    public void take(Fingerprint from, Endpoint path, Message.Nearer nearer) {
        // [COO-013] with something to say, and once for each Publish
        boolean isInRange = !nearer.tokens().isEmpty() && nearer.tokens().size() <= Placement.COORDINATORS;
        Optional<Publication> published = find(from, nearer.interest());
        if (!isInRange || published.isEmpty() || !published.get().redirected()) {
            drop(path);
            return;
        }
        repetitions.clear(published.get());
        context.nearer(from, path, published.get().own().subject(), nearer.tokens());
    }

    /** Whether a live interest of ours was published to {@code peer} (COO-016). */
    public boolean hasPublishedTo(Fingerprint peer) {
        return toldTo(peer).stream().anyMatch(told -> !told.own().isWithdrawn());
    }

    /** [COO-014] whether {@code node} would be a coordinator of {@code subject}, which is of an interest of ours, were it joined. */
    public boolean wouldPublishTo(Fingerprint node, SubjectHash subject) {
        boolean isOurs =
                coordinators.keySet().stream().anyMatch(own -> own.subject().equals(subject));
        if (!isOurs) return false;
        List<Fingerprint> known = context.coordinators(subject);
        return known.size() < Placement.COORDINATORS
                || context.nearestFirst(subject.place()).compare(node, known.get(known.size() - 1)) < 0;
    }

    /** Sends again what is due. */
    public void wake() {
        long now = context.now().monotonicMillis();
        for (Optional<Publication> due = repetitions.due(now); due.isPresent(); due = repetitions.due(now)) {
            send(due.get());
            // [COO-012] who says nothing to so many is measured
            if (due.get().isDoubtful()) context.measure(due.get().peer());
        }
    }

    /** When the next one is sent again, by the monotonic clock. */
    public OptionalLong deadlineMillis() {
        return repetitions.earliest();
    }

    /** Publishes to those that are coordinators now and were not, or were told something older. */
    private void place(OwnInterest interest) {
        Set<Fingerprint> before = coordinators.get(interest);
        Set<Fingerprint> now = new LinkedHashSet<>(context.coordinators(interest.subject()));
        // [COO-012] what is withdrawn was perhaps said to others
        if (interest.isWithdrawn()) {
            byPeer.forEach((peer, told) -> {
                if (told.containsKey(interest)) now.add(peer);
            });
        }
        coordinators.put(interest, now);
        for (Fingerprint peer : before) {
            if (!now.contains(peer)) told(peer, interest).ifPresent(repetitions::clear);
        }
        for (Fingerprint peer : now) {
            Publication publication = byPeer.computeIfAbsent(peer, any -> new LinkedHashMap<>())
                    .computeIfAbsent(interest, any -> new Publication(interest, peer));
            boolean isUnheard = !before.contains(peer) && !publication.isAnswered();
            if (isUnheard || publication.isOutdated()) begin(publication);
        }
    }

    private void begin(Publication publication) {
        publication.begin();
        send(publication);
    }

    private void send(Publication publication) {
        repetitions.set(publication, context.now().monotonicMillis() + publication.sent());
        context.send(
                publication.peer(), new Message.Publish(publication.interest().signedToken()));
    }

    private Optional<Publication> told(Fingerprint peer, OwnInterest interest) {
        return Optional.ofNullable(byPeer.getOrDefault(peer, Map.of()).get(interest));
    }

    private Collection<Publication> toldTo(Fingerprint peer) {
        return new ArrayList<>(byPeer.getOrDefault(peer, Map.of()).values());
    }

    /** The publication to {@code peer} that an answer with this short name is to. */
    private Optional<Publication> find(Fingerprint peer, Bytes shortName) {
        return toldTo(peer).stream()
                .filter(told -> told.interest().shortName().equals(shortName))
                .findFirst();
    }

    private void drop(Endpoint path) {
        context.effects().add(new Effect.Dropped(path, ANSWERS_NAME_A_PUBLISH));
    }
}
