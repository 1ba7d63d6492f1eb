package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.tck.simulation.crypto.Mixing;
import java.util.HexFormat;

/**
 * 128 bits over everything that happened, in order: each step's time, node, input and effects, with every octet that
 * travelled. Two runs with one digest were the same run; it guards against accidents, not against anybody's intent.
 */
final class RunDigest {
    private final Mixing mixing = new Mixing(0);
    private final byte[] scratch = new byte[1 << 16];
    private long steps;

    void add(Step step) {
        steps++;
        mixing.add(step.atMillis()).add(step.node().number());
        if (step.input() instanceof Input.DatagramReceived received) {
            add(received.from());
            add(received.datagram());
        } else {
            add(step.input().getClass().getSimpleName());
        }
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.SendDatagram sending) {
                add(sending.to());
                add(sending.datagram());
            } else {
                add(effect.toString());
            }
        }
    }

    /** How many steps there were. */
    long steps() {
        return steps;
    }

    /** The digest so far, 32 hexadecimal digits. */
    String text() {
        return HexFormat.of().formatHex(mixing.take(16));
    }

    private void add(Endpoint endpoint) {
        add(endpoint.address().octets());
        mixing.add(endpoint.port());
    }

    private void add(Bytes octets) {
        octets.copyInto(scratch, 0);
        mixing.add(scratch, octets.length());
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) mixing.add(text.charAt(i));
        mixing.add(text.length());
    }
}
