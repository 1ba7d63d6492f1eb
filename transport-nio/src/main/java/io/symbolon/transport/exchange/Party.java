package io.symbolon.transport.exchange;

import io.symbolon.core.token.Fingerprint;

/** Who takes part in a subject: {@code identity} on {@code node}. */
public record Party(Fingerprint identity, Fingerprint node) {
    @Override
    public String toString() {
        return identity + " on node " + node;
    }
}
