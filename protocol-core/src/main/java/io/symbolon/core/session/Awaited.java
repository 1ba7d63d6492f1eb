package io.symbolon.core.session;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/**
 * The challenges of a session that wait for a response (SES-015).
 *
 * @param confirmation the data of the confirming challenge
 * @param path the challenge to an address that is not the path yet, at most one (SES-018)
 * @param measurement the challenge by which the peer is measured, at most one (OVL-019)
 */
record Awaited(Optional<Bytes> confirmation, Optional<PathChallenge> path, Optional<Measurement> measurement) {
    /** No challenge is outstanding. */
    static final Awaited NOTHING = new Awaited(Optional.empty(), Optional.empty(), Optional.empty());

    /** A challenge sent to {@code source}, forgotten at {@code endMillis}. */
    record PathChallenge(Endpoint source, Bytes data, long endMillis) {}

    Awaited withConfirmation(Bytes data) {
        return new Awaited(Optional.of(data), path, measurement);
    }

    Awaited withPath(PathChallenge challenge) {
        return new Awaited(confirmation, Optional.of(challenge), measurement);
    }

    Awaited withMeasurement(Measurement challenge) {
        return new Awaited(confirmation, path, Optional.of(challenge));
    }

    Awaited withoutPath() {
        return of(confirmation, Optional.empty(), measurement);
    }

    Awaited withoutConfirmation() {
        return of(Optional.empty(), path, measurement);
    }

    Awaited withoutMeasurement() {
        return of(confirmation, path, Optional.empty());
    }

    /** Hundreds of sessions wait for nothing most of the time. */
    private static Awaited of(
            Optional<Bytes> confirmation, Optional<PathChallenge> path, Optional<Measurement> measurement) {
        boolean none = confirmation.isEmpty() && path.isEmpty() && measurement.isEmpty();
        return none ? NOTHING : new Awaited(confirmation, path, measurement);
    }
}
