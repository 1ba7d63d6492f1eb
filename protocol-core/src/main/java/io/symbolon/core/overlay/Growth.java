package io.symbolon.core.overlay;

import static io.symbolon.spec.OverlayRule.TELLING_IS_RATIONED;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The overlay of one node: it follows who is joined, and does what chapter overlay asks for. */
public final class Growth {
    private final OverlayContext context;
    private final int neighbourBound;
    private final Roster roster;
    private final Contacts contacts;
    private final Telling telling;
    private final Seeking seeking;
    private final Measuring measuring;
    private final Remembered remembered;
    private final Detours detours;
    private final Forwarding forwarding;
    private final Tellings tellings = new Tellings();

    /** The overlay of a node that has no peers yet. */
    public Growth(OverlayContext context, Router router) {
        this.context = context;
        this.neighbourBound = context.declared().isPresent() ? Router.NEIGHBOURS : Router.NEIGHBOURS_OF_A_LEAF;
        this.roster = new Roster(router.empty(context.own(), neighbourBound));
        this.contacts = new Contacts(context, roster);
        this.telling = new Telling(context, roster, contacts);
        this.seeking = new Seeking(context, roster, telling);
        this.measuring = new Measuring(context, roster);
        this.remembered = new Remembered(context, contacts);
        this.detours = new Detours(context, roster);
        this.forwarding = new Forwarding(context, roster, detours);
    }

    /** {@code member} is joined; said again when its path or its token has changed. */
    public void joined(Member member) {
        Optional<JoinedPeer> known = roster.find(member.fingerprint());
        if (known.isPresent()) {
            changed(known.get(), member);
            return;
        }
        JoinedPeer peer = new JoinedPeer(member, context.now().monotonicMillis());
        roster.place(peer);
        contacts.joined(member.fingerprint(), member.path());
        remembered.joined(member.fingerprint());
        measuring.follow(member.fingerprint());
        telling.share(member.fingerprint());
        if (peer.isReachable()) entered(peer);
    }

    private void changed(JoinedPeer peer, Member member) {
        boolean wasReachable = peer.isReachable();
        if (member.token().isNewerThan(peer.token(), context.crypto())) peer.say(member.token());
        peer.now(member);
        roster.place(peer);
        measuring.follow(peer.fingerprint());
        if (!wasReachable && peer.isReachable()) entered(peer);
    }

    /** A reachable peer has its place now. */
    private void entered(JoinedPeer peer) {
        // [OVL-011] who opened to us is the newcomer of the two, and those near to it have to know
        boolean isNews =
                peer.member().openedBy() == OpenedBy.PEER && roster.table().isNeighbour(peer.fingerprint());
        if (isNews) telling.announce(peer.token());
        seeking.joined(peer.fingerprint());
        contacts.begin();
    }

    /** {@code peer} is no longer joined, for the reason {@code cause}. */
    public void parted(Fingerprint peer, Rule cause) {
        boolean wasNeighbour = roster.table().isNeighbour(peer);
        Optional<JoinedPeer> gone = roster.remove(peer);
        if (gone.isEmpty()) return;
        measuring.forget(peer);

        // [OVL-021] who has left, or was denied, is not asked back
        boolean lost = cause instanceof SessionRule && cause != LEAVE_ENDS_THE_SESSION;
        if (lost && gone.get().isReachable()) remembered.add(gone.get().token());
        if (wasNeighbour) neighbourLost();
        contacts.begin();
    }

    private void neighbourLost() {
        List<Fingerprint> neighbours = roster.table().neighbours();
        Optional<Fingerprint> next =
                isFull(neighbours) ? Optional.of(neighbours.get(neighbourBound - 1)) : Optional.empty();
        // [OVL-019] the next nearest is a neighbour now; it was measured rarely, and may be gone as well
        next.ifPresent(measuring::begin);
        seeking.lost(next);
    }

    private boolean isFull(List<Fingerprint> neighbours) {
        return neighbours.size() == neighbourBound;
    }

    /** A measurement of {@code peer} has ended: the time from challenge to response, empty without a response. */
    public void measured(Fingerprint peer, OptionalLong latencyMillis) {
        roster.find(peer).ifPresent(joined -> {
            Health before = joined.health();
            joined.measured(latencyMillis, context.now().monotonicMillis());
            if (latencyMillis.isPresent()) detours.answered(peer);
            if (!joined.health().equals(before)) roster.place(joined);
        });
    }

    /** Another node has answered at the address at which {@code peer} was sought. */
    public void anotherAnswered(Fingerprint peer) {
        remembered.anotherAnswered(peer);
    }

    /** The contact of {@code peer} at {@code to} has ended. */
    public void contactEnded(Endpoint to, Fingerprint peer, ContactEnd end) {
        if (end == ContactEnd.NOT_BEGUN || remembered.contains(peer)) contacts.ended(peer);
        else contacts.ended(to, peer, end);
        contacts.begin();
    }

    /** News from the admitted peer {@code from}. */
    public void take(Fingerprint from, Endpoint path, Message.Update update) {
        if (!mayTell(from, path)) return;
        telling.onUpdate(from, path, update);
        contacts.begin();
    }

    /** What the admitted peer {@code from} knows. */
    public void take(Fingerprint from, Endpoint path, Message.Piggy piggy) {
        if (!mayTell(from, path)) return;
        telling.onPiggy(from, path, piggy);
        contacts.begin();
    }

    /** A question of the admitted peer {@code from}. */
    public void take(Fingerprint from, Endpoint path, Message.Seek seek) {
        if (mayTell(from, path)) telling.onSeek(from, seek);
    }

    /** A message on its way that came by {@code from}. */
    public void take(Fingerprint from, Endpoint path, Message.Routed routed) {
        forwarding.onRouted(from, path, routed);
    }

    /** Sends {@code body} to the node {@code destination}, on its way for {@code timeToLiveMillis}, 1 to 60 000 (OVL-027). */
    public void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis) {
        forwarding.send(destination, body, timeToLiveMillis);
    }

    /**
     * The coordinator {@code from} names nodes that are nearer to a subject (COO-014); those that are {@code sought}, now and
     * when their turn comes, are contacted before all that this overlay wants itself.
     *
     * @param place of the subject
     * @param tokens SignedTokens
     */
    public void takeNearer(
            Fingerprint from, Endpoint path, Fingerprint place, List<Bytes> tokens, Predicate<Fingerprint> sought) {
        telling.onNearer(from, path, place, tokens, sought);
        contacts.begin();
    }

    /** The SignedToken with which the joined peer {@code peer} is told of, if it is reachable and its token is one (OVL-010). */
    public Optional<Bytes> tellableToken(Fingerprint peer) {
        return telling.tokenOf(peer);
    }

    /** Does what is due. */
    public void wake() {
        measuring.wake();
        detours.wake();
        remembered.wake();
        seeking.wake();
        contacts.begin();
    }

    /** When something is due next, monotonic milliseconds. */
    public OptionalLong deadlineMillis() {
        long ofPeers = Math.min(
                Math.min(orNever(measuring.deadlineMillis()), orNever(remembered.deadlineMillis())),
                Math.min(orNever(seeking.deadlineMillis()), orNever(contacts.deadlineMillis())));
        long earliest = Math.min(ofPeers, orNever(detours.deadlineMillis()));
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    /** Who stands where, as of now. */
    public RoutingTable table() {
        return roster.table();
    }

    /** The nodes told of that wait to be contacted, nearest first. */
    public List<Fingerprint> waiting() {
        return contacts.waiting();
    }

    /** The nodes nearer to a subject that wait to be contacted (COO-014). */
    public List<Fingerprint> sought() {
        return contacts.sought();
    }

    /** The nodes being contacted. */
    public List<Fingerprint> outstanding() {
        return contacts.outstanding();
    }

    /** The peers that are remembered, the oldest first. */
    public List<Fingerprint> remembered() {
        return remembered.peers();
    }

    private boolean mayTell(Fingerprint from, Endpoint path) {
        // [OVL-023] 32 at once and 4 a second
        boolean may = tellings.take(from, context.now().monotonicMillis());
        if (!may) context.effects().add(new Effect.Dropped(path, TELLING_IS_RATIONED));
        return may;
    }

    private static long orNever(OptionalLong time) {
        return time.orElse(Long.MAX_VALUE);
    }
}
