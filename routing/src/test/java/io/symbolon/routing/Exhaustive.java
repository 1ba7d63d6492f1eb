package io.symbolon.routing;

import io.symbolon.core.token.Fingerprint;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The answers of chapter overlay by looking at everybody, in whole numbers and without the code under test. */
final class Exhaustive {
    private Exhaustive() {}

    static BigInteger distance(Fingerprint one, Fingerprint other) {
        return new BigInteger(1, one.octets().toArray())
                .xor(new BigInteger(1, other.octets().toArray()));
    }

    /** All of {@code peers}, nearest to {@code target} first. */
    static List<Fingerprint> nearest(Fingerprint target, Collection<Fingerprint> peers) {
        return peers.stream()
                .sorted(Comparator.comparing(peer -> distance(target, peer)))
                .toList();
    }

    /** OVL-004 over {@code routes}: the nearest to the target, if it is nearer than {@code own}. */
    static Optional<Fingerprint> nextHop(Fingerprint own, Fingerprint target, Collection<Fingerprint> routes) {
        return nearest(target, routes).stream()
                .findFirst()
                .filter(hop -> distance(target, hop).compareTo(distance(target, own)) < 0);
    }

    /** The hexadecimal digits that both begin with. */
    static int sharedDigits(Fingerprint one, Fingerprint other) {
        String left = one.toString();
        String right = other.toString();
        int shared = 0;
        while (shared < left.length() && left.charAt(shared) == right.charAt(shared)) shared++;
        return shared;
    }
}
