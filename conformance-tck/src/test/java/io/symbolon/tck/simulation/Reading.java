package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.ForwardingSuite;
import io.symbolon.core.crypto.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A suite that keeps all that was opened with it, by the node that opened it. */
final class Reading extends ForwardingSuite {
    private final List<Bytes> opened = new ArrayList<>();
    private final Map<SimulatedNode, List<Bytes>> byNode = new HashMap<>();

    Reading(CryptoSuite suite) {
        super(suite);
    }

    /** What was opened since the last call was opened by {@code node}. */
    void attribute(SimulatedNode node) {
        byNode.computeIfAbsent(node, reader -> new ArrayList<>()).addAll(opened);
        opened.clear();
    }

    void forget() {
        byNode.clear();
    }

    /** Whether {@code node} has opened something with {@code octets} in it. */
    boolean hasRead(SimulatedNode node, Bytes octets) {
        return byNode.getOrDefault(node, List.of()).stream()
                .anyMatch(plaintext -> plaintext.toHex().contains(octets.toHex()));
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        Optional<Bytes> plaintext = super.open(key, nonce, associated, sealed);
        plaintext.ifPresent(opened::add);
        return plaintext;
    }
}
