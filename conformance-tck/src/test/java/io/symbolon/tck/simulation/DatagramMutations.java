package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import java.util.List;
import java.util.SplittableRandom;

/** Datagrams that are almost those of a corpus, and none of them. */
final class DatagramMutations {
    private static final int LONGEST = 1_400;

    private final SplittableRandom random;
    private final List<Bytes> corpus;

    DatagramMutations(long seed, List<Bytes> corpus) {
        this.random = new SplittableRandom(seed);
        this.corpus = List.copyOf(corpus);
    }

    Bytes next() {
        Bytes mutated = Bytes.wrap(mutate(any()));
        return corpus.contains(mutated) ? next() : mutated;
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size())).toArray();
    }

    private byte[] mutate(byte[] datagram) {
        switch (random.nextInt(7)) {
            case 0:
                return withBitsFlipped(datagram);
            case 1:
                return Octets.first(datagram, random.nextInt(datagram.length));
            case 2:
                return Octets.concat(datagram, someOctets(1 + random.nextInt(LONGEST - datagram.length)));
            case 3:
                return spliced(datagram, any());
            case 4:
                return withAnotherNumber(datagram);
            case 5:
                return withAnotherField(datagram);
            default:
                int at = random.nextInt(datagram.length);
                return Octets.with(datagram, at, someOctets(1 + random.nextInt(Math.min(16, datagram.length - at))));
        }
    }

    private byte[] withBitsFlipped(byte[] datagram) {
        byte[] flipped = datagram;
        for (int count = random.nextInt(3); count >= 0; count--) {
            flipped = Octets.withBitFlipped(flipped, random.nextInt(flipped.length), random.nextInt(8));
        }
        return flipped;
    }

    /** The beginning of one and the end of the other. */
    private byte[] spliced(byte[] one, byte[] other) {
        int at = random.nextInt(Math.min(one.length, other.length));
        return Octets.concat(Octets.first(one, at), Octets.from(other, at));
    }

    /** Another length of a handshake message, or another counter of a sealed frame, near or far. */
    private byte[] withAnotherNumber(byte[] datagram) {
        boolean isNear = random.nextBoolean();
        if (Handshakes.isHandshake(datagram)) {
            int length = Octets.slice(datagram, 1, 1)[0] * 256 + (datagram[2] & 0xff);
            int other = isNear ? length - 3 + random.nextInt(7) : random.nextInt(65_536);
            return Octets.with(datagram, 1, Octets.u16(other));
        }
        if (datagram.length < 18) return withBitsFlipped(datagram);
        return Octets.with(datagram, 10, Octets.u64(isNear ? random.nextInt(10) : random.nextLong()));
    }

    /** A handshake with one field of another handshake. */
    private byte[] withAnotherField(byte[] datagram) {
        byte[] other = any();
        if (!Handshakes.isHandshake(datagram) || !Handshakes.isHandshake(other)) return spliced(datagram, other);
        Handshake from = Handshakes.message(other);
        Handshake.Builder message = Handshakes.message(datagram).toBuilder();
        switch (random.nextInt(5)) {
            case 0:
                message.setToken(from.getToken());
                break;
            case 1:
                message.setNonce(from.getNonce());
                break;
            case 2:
                message.setEcho(from.getEcho());
                break;
            case 3:
                message.setCookie(from.getCookie());
                break;
            default:
                message.setTag(from.getTag());
                break;
        }
        return Handshakes.datagram(message.build());
    }

    private byte[] someOctets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}
