package io.symbolon.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One datagram to one frame, beside reading the same fields without judging them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameDecodeBenchmark {
    private static final int TOKEN_OCTETS = 247;

    private final Bytes handshake =
            FrameCodec.encode(new Handshake.Initiation(Bytes.zeros(TOKEN_OCTETS), Bytes.zeros(16), Bytes.EMPTY));
    private final Bytes sealed = Bytes.concat(FrameCodec.sealedHeader(Bytes.zeros(8), 1), Bytes.zeros(1040));

    /** A handshake frame, 1200 octets. */
    @Benchmark
    public Verdict<Frame> handshake() {
        return FrameCodec.decode(handshake);
    }

    /** Its length, and its message by the parser of the library. */
    @Benchmark
    public io.symbolon.spec.proto.Handshake handshakeParse() throws InvalidProtocolBufferException {
        ByteBuffer datagram = handshake.asReadOnlyBuffer();
        int length = datagram.getShort(1);
        return io.symbolon.spec.proto.Handshake.parseFrom(datagram.slice(3, length));
    }

    /** A sealed frame, 1058 octets. */
    @Benchmark
    public Verdict<Frame> sealed() {
        return FrameCodec.decode(sealed);
    }

    /** Its type, version, session id, counter and ciphertext. */
    @Benchmark
    public void sealedParse(Blackhole sink) {
        ByteBuffer datagram = sealed.asReadOnlyBuffer();
        sink.consume(datagram.get());
        sink.consume(datagram.get());
        sink.consume(datagram.getLong());
        sink.consume(datagram.getLong());
        sink.consume(datagram.slice());
    }
}
