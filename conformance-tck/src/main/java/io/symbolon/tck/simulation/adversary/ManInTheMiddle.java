package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.wire.Message;
import io.symbolon.tck.simulation.Relay;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sits between two addresses, takes everything that passes, shakes hands with each side in the other's place, and hands on
 * what it hears in one session to the other: Joins above all (threats JN-01, JN-02).
 */
public final class ManInTheMiddle implements Relay {
    private final Endpoint one;
    private final Endpoint other;
    private final Puppet puppet;
    private boolean opened;
    private long relayedJoins;
    private long acknowledged;

    /** Somebody between {@code one} and {@code other} with a key of its own. */
    public ManInTheMiddle(
            SimulatedNetwork network, CryptoSuite crypto, SplittableRandom random, Endpoint one, Endpoint other) {
        this.one = one;
        this.other = other;
        this.puppet = new Puppet(network, crypto, random, one, this::hear);
    }

    /** How many Joins it has handed on. */
    public long relayedJoins() {
        return relayedJoins;
    }

    /** How many Acks it has heard: each one a success. */
    public long acknowledged() {
        return acknowledged;
    }

    @Override
    public List<Bytes> pass(Endpoint from, Endpoint to, Bytes datagram) {
        boolean between = from.equals(one) && to.equals(other) || from.equals(other) && to.equals(one);
        if (!between) return List.of(datagram);
        puppet.receive(to, from, datagram);
        if (!opened && puppet.sessionWith(from).isPresent()) {
            opened = true;
            puppet.open(from, to);
        }
        return List.of();
    }

    private void hear(PuppetSession session, Message message) {
        if (message instanceof Message.Ack) acknowledged++;
        puppet.sessionWith(session.remote().equals(one) ? other : one).ifPresent(opposite -> {
            if (message instanceof Message.Join) relayedJoins++;
            opposite.send(message);
        });
    }
}
