package io.symbolon.benchmarks;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.session.Direction;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.crypto.BouncyCastleSuite;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One sealed frame, from message to datagram and back, beside the library's cipher over content and associated data of the
 * same lengths.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealOpenBenchmark {
    private static final int TAG_OCTETS = 16;
    private static final int ASSOCIATED_OCTETS = 19;
    private static final int NONCE_OCTETS = 12;

    private final Secret key = Secret.owning(new byte[32]);
    private final Bytes sessionId = Bytes.zeros(8);
    private final SealedFrames frames = new SealedFrames(new BouncyCastleSuite());

    /** The octets of the message. */
    @Param({"64", "1000"})
    private int octets;

    private Bytes message;
    private Frame.Sealed frame;
    private byte[] content;
    private byte[] sealedContent;
    private AEADParameters parameters;

    /** With messages of so many octets, outside JMH. */
    static SealOpenBenchmark of(int octets) throws InvalidCipherTextException {
        SealOpenBenchmark benchmark = new SealOpenBenchmark();
        benchmark.octets = octets;
        benchmark.begin();
        return benchmark;
    }

    @Setup
    public void begin() throws InvalidCipherTextException {
        message = updateOf(octets);
        Bytes datagram = frames.seal(key, Direction.LOW_TO_HIGH, sessionId, 0, message);
        frame = (Frame.Sealed) FrameCodec.decode(datagram).value();
        if (open().rule().isPresent()) throw new IllegalStateException("the message is refused");
        content = MessageCodec.encodeContent(message).toArray();
        parameters = new AEADParameters(
                new KeyParameter(new byte[32]),
                TAG_OCTETS * Byte.SIZE,
                new byte[NONCE_OCTETS],
                new byte[ASSOCIATED_OCTETS]);
        sealedContent = sealCipher();
    }

    @Benchmark
    public Bytes seal() {
        return frames.seal(key, Direction.LOW_TO_HIGH, sessionId, 0, message);
    }

    @Benchmark
    public byte[] sealCipher() throws InvalidCipherTextException {
        return run(true, content, new byte[content.length + TAG_OCTETS]);
    }

    @Benchmark
    public Verdict<Message> open() {
        return frames.open(key, Direction.LOW_TO_HIGH, frame);
    }

    @Benchmark
    public byte[] openCipher() throws InvalidCipherTextException {
        return run(false, sealedContent, new byte[content.length]);
    }

    private byte[] run(boolean forSealing, byte[] input, byte[] output) throws InvalidCipherTextException {
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
        cipher.init(forSealing, parameters);
        int written = cipher.processBytes(input, 0, input.length, output, 0);
        cipher.doFinal(output, written);
        return output;
    }

    /** Message{ update{ token } } of so many octets; each length before the token takes two octets from 128 on. */
    private static Bytes updateOf(int octets) {
        int header = octets < 128 ? 1 : 2;
        int inner = octets - 1 - header;
        int token = inner - 1 - header;
        byte[] filled = new byte[token];
        Arrays.fill(filled, (byte) 7);
        Bytes message = Bytes.concat(Bytes.of(0x3a), varint(inner), Bytes.of(0x0a), varint(token), Bytes.wrap(filled));
        if (message.length() != octets) throw new IllegalStateException(message.length() + " octets");
        return message;
    }

    private static Bytes varint(int value) {
        return value < 128 ? Bytes.of(value) : Bytes.of(value & 0x7f | 0x80, value >> 7);
    }
}
