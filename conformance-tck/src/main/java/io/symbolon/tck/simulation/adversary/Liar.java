package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.wire.Message;
import io.symbolon.tck.simulation.Outsider;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Joins honestly and then tells of nodes that do not exist, all of them at the address of a victim, and of the same ones
 * again when their tokens are old (threats RT-01 to RT-03).
 */
public final class Liar implements Outsider {
    private static final int STALE = 64;
    private static final int TOKENS_OF_A_PIGGY = 2;

    private final SimulatedNetwork network;
    private final SplittableRandom random;
    private final Endpoint victim;
    private final Forgery forgery;
    private final Puppet puppet;
    private final List<Bytes> told = new ArrayList<>();
    private boolean silent;
    private long lies;

    /** A liar that lives at {@code home}, which must be free, and points at {@code victim}. */
    public Liar(SimulatedNetwork network, CryptoSuite crypto, SplittableRandom random, Endpoint home, Endpoint victim) {
        this.network = network;
        this.random = random;
        this.victim = victim;
        this.forgery = new Forgery(crypto, random);
        this.puppet = new Puppet(network, crypto, random, home, this::hear);
        network.add(home, this);
    }

    /** Joins whoever is at {@code to}, and then tells {@code perSecond} lies a second for {@code seconds}. */
    public void begin(Endpoint to, int perSecond, int seconds) {
        puppet.open(to);
        network.plan(1_000, () -> puppet.sessionWith(to).ifPresent(puppet::join));
        for (long count = 1; count <= (long) perSecond * seconds; count++) {
            network.plan(
                    2_000 + count * 1_000 / perSecond,
                    () -> puppet.sessionWith(to).ifPresent(this::lie));
        }
    }

    /** How many messages it has sent that told of invented or stale nodes. */
    public long lies() {
        return lies;
    }

    /** From now on it neither tells nor answers anything. */
    public void fallSilent() {
        silent = true;
    }

    @Override
    public void receive(Endpoint from, Bytes datagram) {
        if (!silent) puppet.receive(from, datagram);
    }

    private void hear(PuppetSession session, Message message) {
        if (message instanceof Message.Join join) session.send(new Message.Ack(join.joinId()));
    }

    private void lie(PuppetSession session) {
        if (silent) return;
        lies++;
        if (random.nextBoolean()) {
            session.send(new Message.Update(token()));
            return;
        }
        List<Bytes> tokens = new ArrayList<>();
        for (int count = 0; count < TOKENS_OF_A_PIGGY; count++) tokens.add(token());
        session.send(new Message.Piggy(tokens));
    }

    private Bytes token() {
        if (told.size() >= STALE && random.nextInt(4) == 0) return told.get(random.nextInt(STALE));
        Bytes token = forgery.inventedToken(victim, network.wallMillis()).signedToken();
        told.add(token);
        return token;
    }
}
