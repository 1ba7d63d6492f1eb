package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Datagrams of somebody who has many node keys, and writes whatever he likes as his source. */
final class Flood {
    private static final int PORTS = 60_000;

    private final SplittableRandom random;
    private final List<Bytes> tokens = new ArrayList<>();

    /** A flood with {@code count} node keys, whose tokens are valid at the beginning of every simulated network. */
    Flood(long seed, int count) {
        random = new SplittableRandom(seed);
        SimulatedNetwork workshop = new SimulatedNetwork(seed, Link.GOOD);
        for (int number = 0; number < count; number++) {
            SimulatedNode node = workshop.add("puppet " + number);
            Effect.SendDatagram sending = (Effect.SendDatagram)
                    workshop.open(node, Scene.ELSEWHERE).effects().get(0);
            Frame frame = FrameCodec.decode(sending.datagram()).value();
            tokens.add(((Handshake.Initiation) frame).token());
        }
    }

    /** An address of which nobody can receive anything. */
    Endpoint forgedSource() {
        return new Endpoint(
                IpAddress.ofSocket(Bytes.of(20 + random.nextInt(80), octet(), octet(), octet())),
                1 + random.nextInt(PORTS));
    }

    /** An address next to {@code honest}, of which the flood can receive nothing either. */
    Endpoint sourceInTheBlockOf(Endpoint honest) {
        Bytes block = honest.address().octets().slice(0, 3);
        return new Endpoint(
                IpAddress.ofSocket(Bytes.concat(block, Bytes.of(100 + random.nextInt(100)))),
                1 + random.nextInt(PORTS));
    }

    /** A valid initiation without a cookie. */
    Handshake.Initiation initiation() {
        return new Handshake.Initiation(tokens.get(random.nextInt(tokens.size())), someOctets(16), Bytes.EMPTY);
    }

    /** Of ten datagrams six are valid initiations, two are not quite, one is a forged cookie or frame, one is of any size. */
    Bytes datagram() {
        int kind = random.nextInt(10);
        if (kind < 6) return FrameCodec.encode(initiation());
        if (kind < 8) return Scene.withOneBitFlipped(FrameCodec.encode(initiation()), random);
        if (kind < 9) {
            return random.nextBoolean()
                    ? FrameCodec.encode(new Frame.Cookie(someOctets(16), someOctets(16)))
                    : Bytes.concat(FrameCodec.sealedHeader(someOctets(8), random.nextInt(100)), someOctets(80));
        }
        int length = random.nextInt(1_301);
        return length == 0 ? Bytes.EMPTY : Bytes.concat(Bytes.of(random.nextInt(5)), someOctets(length - 1));
    }

    private int octet() {
        return random.nextInt(256);
    }

    private Bytes someOctets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return Bytes.wrap(octets);
    }
}
