package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.tck.simulation.SimulatedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sends valid initiations of many node keys from sources at which it receives nothing (threat DO-01). */
public final class Flooder {
    private static final int KEYS = 50;
    private static final int PORTS = 60_000;

    private final SimulatedNetwork network;
    private final SplittableRandom random;
    private final Forgery forgery;
    private final List<Bytes> tokens = new ArrayList<>();

    public Flooder(SimulatedNetwork network, CryptoSuite crypto, SplittableRandom random) {
        this.network = network;
        this.random = random;
        this.forgery = new Forgery(crypto, random);
        for (int number = 0; number < KEYS; number++) {
            tokens.add(forgery.inventedToken(source(), network.wallMillis()).signedToken());
        }
    }

    /** Sends {@code perSecond} initiations a second to {@code target}, for {@code seconds}, from now. */
    public void begin(Endpoint target, int perSecond, int seconds) {
        for (long count = 1; count <= (long) perSecond * seconds; count++) {
            network.plan(count * 1_000 / perSecond, () -> send(target));
        }
    }

    private void send(Endpoint target) {
        Bytes token = tokens.get(random.nextInt(KEYS));
        Handshake initiation = new Handshake.Initiation(token, forgery.octets(16), Bytes.EMPTY);
        network.send(source(), target, FrameCodec.encode(initiation));
    }

    /** Somewhere in 20.0.0.0 to 99.255.255.255, where no node is. */
    private Endpoint source() {
        Bytes address = Bytes.concat(Bytes.of(20 + random.nextInt(80)), forgery.octets(3));
        return new Endpoint(IpAddress.ofSocket(address), 1 + random.nextInt(PORTS));
    }
}
