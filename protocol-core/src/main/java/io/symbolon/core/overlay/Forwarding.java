package io.symbolon.core.overlay;

import static io.symbolon.spec.MessageRule.ROUTING_IS_RATIONED;
import static io.symbolon.spec.OverlayRule.HOP_LIMIT_SHRINKS;
import static io.symbolon.spec.OverlayRule.ROUTED_ONCE;
import static io.symbolon.spec.OverlayRule.ROUTED_TO_THE_DESTINATION;
import static io.symbolon.spec.OverlayRule.TIME_TO_LIVE_SHRINKS;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.time.Ration;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.Optional;

/** Messages on their way to other nodes (OVL-025 to OVL-028). */
final class Forwarding {
    private static final int HOPS = 32;
    private static final int LONGEST_MILLIS = 60_000;
    private static final int SEEN = 1024;
    private static final int A_SECOND_OF_ONE = 65_536;
    /** A message is passed on in the input that brings it. */
    private static final int SPENT_MILLIS = 1;

    private final OverlayContext context;
    private final Roster roster;
    private final Detours detours;
    private final Ration<Fingerprint> ration = new Ration<>(A_SECOND_OF_ONE, Integer.MAX_VALUE);
    private final Recent<Passed> seen = new Recent<>(SEEN);

    private record Passed(Bytes id, Bytes destination) {}

    Forwarding(OverlayContext context, Roster roster, Detours detours) {
        this.context = context;
        this.roster = roster;
        this.detours = detours;
    }

    /** Sends {@code body} on its way for so long; nothing if there is nobody to give it to. */
    void send(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis) {
        Bytes id = context.draw(Entropy.Purpose.MESSAGE_ID);
        Message.Routed message = new Message.Routed(destination.octets(), HOPS, timeToLiveMillis, id, body);
        seen.add(new Passed(id, destination.octets()));
        if (destination.equals(context.own())) {
            context.arrived(message);
            return;
        }
        firstHop(destination).ifPresent(hop -> detours.send(message, Optional.empty(), hop));
    }

    /** [OVL-025] our own goes to the nearest peer even if that is farther than we are: it may know a leaf that we do not */
    private Optional<Fingerprint> firstHop(Fingerprint destination) {
        return roster.table()
                .nextHop(destination)
                .or(() -> roster.table().nearest(destination, 1, peer -> true).stream()
                        .findFirst());
    }

    void onRouted(Fingerprint from, Endpoint path, Message.Routed message) {
        // [MSG-021] so many of one peer in a second
        if (!ration.take(from, context.now().monotonicMillis())) {
            drop(path, ROUTING_IS_RATIONED);
            return;
        }
        Optional<Rule> refusal = refusal(message);
        if (refusal.isPresent()) {
            drop(path, refusal.get());
            return;
        }
        seen.add(new Passed(message.id(), message.destination()));

        // [OVL-025] taken by its destination
        Fingerprint destination = new Fingerprint(message.destination());
        if (destination.equals(context.own())) {
            context.arrived(message);
            return;
        }
        pass(from, path, message, destination);
    }

    private Optional<Rule> refusal(Message.Routed message) {
        // [OVL-026] from 1 to 32 hops left
        if (message.hopLimit() < 1 || message.hopLimit() > HOPS) return Optional.of(HOP_LIMIT_SHRINKS);

        // [OVL-027] from 1 to 60 000 ms left
        if (message.timeToLiveMillis() < 1 || message.timeToLiveMillis() > LONGEST_MILLIS) {
            return Optional.of(TIME_TO_LIVE_SHRINKS);
        }

        // [OVL-028] not seen before
        return seen.contains(new Passed(message.id(), message.destination()))
                ? Optional.of(ROUTED_ONCE)
                : Optional.empty();
    }

    private void pass(Fingerprint from, Endpoint path, Message.Routed message, Fingerprint destination) {
        // [OVL-025] to the next hop, and never back
        Optional<Fingerprint> hop = roster.table().nextHop(destination).filter(next -> !next.equals(from));
        if (hop.isEmpty()) {
            drop(path, ROUTED_TO_THE_DESTINATION);
            return;
        }

        // [OVL-026] with one hop less, if that leaves one
        int hops = message.hopLimit() - 1;
        if (hops == 0) {
            drop(path, HOP_LIMIT_SHRINKS);
            return;
        }

        // [OVL-027] and less time, if that leaves some
        int millis = message.timeToLiveMillis() - SPENT_MILLIS;
        if (millis == 0) {
            drop(path, TIME_TO_LIVE_SHRINKS);
            return;
        }
        Message.Routed passed = new Message.Routed(message.destination(), hops, millis, message.id(), message.body());
        detours.send(passed, Optional.of(from), hop.get());
    }

    private void drop(Endpoint path, Rule rule) {
        context.effects().add(new Effect.Dropped(path, rule));
    }
}
