package io.symbolon.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What a message and its receipt can not do without, and nothing else: over loopback between two threads, each with its
 * selector, datagrams of the sizes that messages have, and the cipher calls of both layers on both sides. Nothing is
 * encoded, remembered, checked or repeated.
 */
final class BareExchange implements AutoCloseable {
    private static final int TAG = 16;
    private static final int ASSOCIATED_OF_A_FRAME = 19;
    private static final int ASSOCIATED_OF_A_PART = 32;
    private static final int FRAME_HEADER = 18;
    private static final int RECEIPT_CONTENT = 128;
    private static final int BLOCK = 64;

    /** Octets of a message of one part beyond its payload: content length, envelope, parcel, tag, Content. */
    private static final int ENVELOPE = 110;

    private static final int SOCKET_OCTETS = 1 << 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final byte[] part;
    private final byte[] frame;
    private final byte[] receipt = new byte[RECEIPT_CONTENT];
    private final DatagramChannel sending = open();
    private final DatagramChannel receiving = open();
    private final Selector senders = Selector.open();
    private final Selector receivers = Selector.open();
    private final Thread receiver = new Thread(this::receive, "bare receiver");

    /** Messages with {@code payloadOctets}, at most 1000. */
    BareExchange(int payloadOctets) throws IOException {
        part = new byte[payloadOctets + 5];
        frame = new byte[(payloadOctets + ENVELOPE + BLOCK - 1) / BLOCK * BLOCK];
        sending.connect(receiving.getLocalAddress());
        sending.configureBlocking(false).register(senders, SelectionKey.OP_READ);
        receiving.configureBlocking(false).register(receivers, SelectionKey.OP_READ);
        receiver.setDaemon(true);
        receiver.start();
    }

    private static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_OCTETS);
        return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Sends {@code messages}, at most {@code underWay} at a time, and waits for every receipt. */
    void run(int messages, int underWay) throws IOException, InvalidCipherTextException {
        ByteBuffer datagram = ByteBuffer.allocate(FRAME_HEADER + frame.length + TAG);
        int sent = 0;
        int received = 0;
        long heardAtNanos = System.nanoTime();
        while (received < messages) {
            while (sent < messages && sent - received < underWay) {
                seal(part, ASSOCIATED_OF_A_PART);
                byte[] sealed = seal(frame, ASSOCIATED_OF_A_FRAME);
                datagram.clear().put(FRAME_HEADER, sealed).limit(FRAME_HEADER + sealed.length);
                sending.write(datagram.position(0));
                sent++;
            }
            senders.select(100);
            senders.selectedKeys().clear();
            while (sending.read(datagram.clear()) > 0) {
                open(datagram.flip(), receipt.length + TAG);
                seal(new byte[0], ASSOCIATED_OF_A_PART);
                received++;
                heardAtNanos = System.nanoTime();
            }
            if (System.nanoTime() - heardAtNanos > PATIENCE_NANOS) {
                throw new IllegalStateException("loopback lost a datagram: " + received + " of " + sent + " came back");
            }
        }
    }

    private void receive() {
        ByteBuffer datagram = ByteBuffer.allocate(2 * FRAME_HEADER + frame.length + TAG);
        try {
            byte[] sealedPart = seal(part, ASSOCIATED_OF_A_PART);
            while (receivers.isOpen()) {
                receivers.select();
                receivers.selectedKeys().clear();
                SocketAddress from;
                while ((from = receiving.receive(datagram.clear())) != null) {
                    open(datagram.flip(), frame.length + TAG);
                    cipher(false, sealedPart, ASSOCIATED_OF_A_PART, part.length);
                    seal(new byte[0], ASSOCIATED_OF_A_PART);
                    byte[] back = seal(receipt, ASSOCIATED_OF_A_FRAME);
                    datagram.clear().put(FRAME_HEADER, back).limit(FRAME_HEADER + back.length);
                    receiving.send(datagram.position(0), from);
                }
            }
        } catch (ClosedSelectorException | ClosedChannelException over) {
            return; // the measurement has ended
        } catch (IOException | InvalidCipherTextException broken) {
            throw new IllegalStateException("no exchange over loopback", broken);
        }
    }

    /** Opens what a datagram carries, which has to have the expected length. */
    private static void open(ByteBuffer datagram, int sealedOctets) throws InvalidCipherTextException {
        byte[] octets = new byte[datagram.remaining() - FRAME_HEADER];
        datagram.get(FRAME_HEADER, octets);
        if (octets.length != sealedOctets) throw new IllegalStateException("a datagram has lost octets");
        cipher(false, octets, ASSOCIATED_OF_A_FRAME, octets.length - TAG);
    }

    private static byte[] seal(byte[] plaintext, int associated) throws InvalidCipherTextException {
        return cipher(true, plaintext, associated, plaintext.length + TAG);
    }

    private static byte[] cipher(boolean forSealing, byte[] input, int associated, int outputOctets)
            throws InvalidCipherTextException {
        byte[] output = new byte[outputOctets];
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(
                forSealing,
                new AEADParameters(
                        new KeyParameter(new byte[32]), TAG * Byte.SIZE, new byte[12], new byte[associated]));
        int written = cipher.processBytes(input, 0, input.length, output, 0);
        cipher.doFinal(output, written);
        return output;
    }

    @Override
    public void close() throws IOException {
        senders.close();
        receivers.close();
        sending.close();
        receiving.close();
    }
}
