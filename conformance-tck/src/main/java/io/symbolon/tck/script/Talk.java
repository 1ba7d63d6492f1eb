package io.symbolon.tck.script;

import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Routed;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Peer;
import java.util.List;

/**
 * The subject and one granted party about one subject. The peer of the case is the coordinator that told of it, and
 * another joined peer, which nobody can reach, is the party's node.
 *
 * @param own the subject's signed interest, number 1
 * @param partner the party
 * @param interest the party's interest
 */
record Talk(ExchangePlay play, Party coordinator, Party partner, byte[] own, Interest interest) {
    /** The subject receives what the party sends; both for ten minutes. */
    static Talk receiving(SubjectNode subject, Peer peer) {
        return receiving(
                subject, peer, Declaration.receiver(1, ExchangePlay.SUBJECT).lasting(600_000));
    }

    static Talk receiving(SubjectNode subject, Peer peer, Declaration declaration) {
        ExchangePlay play = new ExchangePlay(subject);
        Party coordinator = play.joins(peer);
        Party sender = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
        byte[] own = play.hasDeclared(coordinator, declaration);
        Interest interest = sender.sends(ExchangePlay.SUBJECT, play.wallMs()).lasting(600_000);
        play.isGranted(coordinator, 1, interest);
        return new Talk(play, coordinator, sender, own, interest);
    }

    /** The subject sends to the party, whose maximum threshold is 64; the interest has lived for five seconds. */
    static Talk sending(SubjectNode subject, Peer peer, Declaration declaration) {
        return sending(subject, peer, declaration, 64);
    }

    static Talk sending(SubjectNode subject, Peer peer, Declaration declaration, int maximum) {
        ExchangePlay play = new ExchangePlay(subject);
        Party coordinator = play.joins(peer);
        Party receiver = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
        byte[] own = play.hasDeclared(coordinator, declaration);
        play.passes(5_000);
        Interest interest = receiver.receives(ExchangePlay.SUBJECT, play.wallMs())
                .lasting(600_000)
                .thresholds(maximum, maximum);
        play.isGranted(coordinator, 1, interest);
        return new Talk(play, coordinator, receiver, own, interest);
    }

    /** The keys of the two interests. */
    MessageKeys keys() {
        return new MessageKeys(interest.keysWith(own));
    }

    /** A parcel of the party comes. */
    Outcome gets(Parcel parcel) {
        return play.parcel(partner, parcel);
    }

    /** The party acknowledges a message of the subject. */
    Outcome acknowledges(long number, int by) {
        return play.receipt(partner, keys().receipt(number, by));
    }

    /** The parcels that went to the party in a step, in order. */
    List<Parcel> parcels(Outcome outcome) {
        return ExchangePlay.routed(outcome, partner).stream()
                .filter(Routed::hasParcel)
                .map(Routed::getParcel)
                .toList();
    }

    /** The number of the only delivery in a step. */
    static long delivery(Outcome outcome) {
        return outcome.events().stream()
                .filter(event -> event.is("delivered"))
                .mapToLong(event -> event.fields().path("delivery").asLong())
                .findFirst()
                .orElseThrow(() -> outcome.failed("a delivery"));
    }
}
