package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.tck.simulation.Relay;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Listens on the wire, remembers some of what passes, and sends it again: from any source, to anybody, as it was or edited. */
public final class Replayer implements Relay {
    private static final int REMEMBERED = 4_096;

    private final SimulatedNetwork network;
    private final SplittableRandom random;
    private final List<Overheard> overheard = new ArrayList<>();
    private long resent;

    private record Overheard(Endpoint from, Endpoint to, Bytes datagram) {}

    public Replayer(SimulatedNetwork network, SplittableRandom random) {
        this.network = network;
        this.random = random;
    }

    /** Sends {@code perSecond} datagrams a second for {@code seconds}, from now. */
    public void begin(int perSecond, int seconds) {
        for (long count = 1; count <= (long) perSecond * seconds; count++) {
            network.plan(count * 1_000 / perSecond, this::resend);
        }
    }

    /** How many datagrams it has sent again. */
    public long resent() {
        return resent;
    }

    @Override
    public List<Bytes> pass(Endpoint from, Endpoint to, Bytes datagram) {
        Overheard now = new Overheard(from, to, datagram);
        if (overheard.size() < REMEMBERED) {
            overheard.add(now);
        } else {
            overheard.set(random.nextInt(REMEMBERED), now);
        }
        return List.of(datagram);
    }

    private void resend() {
        if (overheard.isEmpty()) return;
        Overheard old = any();
        Bytes datagram = random.nextInt(4) == 0 ? edited(old.datagram()) : old.datagram();
        network.send(
                random.nextBoolean() ? old.from() : any().from(),
                random.nextInt(8) == 0 ? any().to() : old.to(),
                datagram);
        resent++;
    }

    private Overheard any() {
        return overheard.get(random.nextInt(overheard.size()));
    }

    private Bytes edited(Bytes datagram) {
        byte[] octets = datagram.toArray();
        octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.wrap(octets);
    }
}
