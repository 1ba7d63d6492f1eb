package io.symbolon.tck.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.Network.Arrival;
import io.symbolon.tck.suite.FirstAndLast;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.wire.Octets;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * The datagrams of one check: each that left, with those that came after it. Of many the first and the last are kept, of
 * those that came after one the first {@value #MOST_ARRIVALS}.
 */
final class Datagrams {
    static final int MOST_ARRIVALS = 12;

    private final Frames frames;
    private final FirstAndLast<Turn> turns = new FirstAndLast<>(Transcript.MOST_FIRST, Transcript.MOST_LAST);
    private Optional<Turn> last = Optional.empty();
    private long beganNanos;

    Datagrams(Frames frames) {
        this.frames = frames;
    }

    /** A datagram that left, and what came until the next one did; or what came before the first one. */
    private static final class Turn {
        private final Optional<Departure> departure;
        private final List<Arrival> arrivals = new ArrayList<>();
        private int more;

        private Turn(Optional<Departure> departure) {
            this.departure = departure;
        }

        private void add(Arrival arrival) {
            if (arrivals.size() < MOST_ARRIVALS) {
                arrivals.add(arrival);
            } else {
                more++;
            }
        }
    }

    /**
     * A datagram that left.
     *
     * @param step what the check does, in words
     */
    record Departure(InetSocketAddress from, String step, byte[] datagram, long nanos) {}

    /** A new check begins. */
    void begin(long nanos) {
        beganNanos = nanos;
        turns.clear();
        last = Optional.empty();
    }

    void left(Departure departure) {
        turn(Optional.of(departure));
    }

    void came(Arrival arrival) {
        last.orElseGet(() -> turn(Optional.empty())).add(arrival);
    }

    private Turn turn(Optional<Departure> departure) {
        Turn turn = new Turn(departure);
        turns.add(turn);
        last = Optional.of(turn);
        return turn;
    }

    /**
     * What left and came since the check began.
     *
     * @param sessions those whose keys are known
     */
    Transcript transcript(Collection<PeerSession> sessions) {
        return new Transcript(
                turns.first().stream().map(turn -> exchange(turn, sessions)).toList(),
                turns.leftOut(),
                turns.last().stream().map(turn -> exchange(turn, sessions)).toList());
    }

    private Transcript.Exchange exchange(Turn turn, Collection<PeerSession> sessions) {
        ObjectNode args = Json.object();
        turn.departure.ifPresent(one -> {
            args.put("at_ms", millis(one.nanos())).put("step", one.step());
            args.put("from", Target.hostAndPort(one.from()));
            show(args, one.datagram(), sessions, PeerSession::contentOfOwn);
        });
        ObjectNode reply = Json.object();
        ObjectNode result = reply.putObject("result");
        ArrayNode events = result.putArray("events");
        for (Arrival one : turn.arrivals) {
            ObjectNode event = events.addObject().put("event", "send").put("at_ms", millis(one.nanos()));
            event.put("to", Target.hostAndPort(one.at().address()));
            show(event, one.datagram(), sessions, PeerSession::contentOfTheSubject);
        }
        if (turn.more > 0) {
            result.put("left_out", turn.more);
        }
        return new Transcript.Exchange(turn.departure.isPresent() ? "probe.send" : "probe.listen", args, reply);
    }

    private void show(
            ObjectNode members,
            byte[] datagram,
            Collection<PeerSession> sessions,
            BiFunction<PeerSession, byte[], Optional<byte[]>> open) {
        members.put("datagram", digits(datagram));
        Heard.handshake(datagram).ifPresent(kind -> members.put("body", kind));
        sessions.stream()
                .flatMap(session -> open.apply(session, datagram).stream())
                .findFirst()
                .ifPresent(content -> {
                    members.put("body", Heard.kind(content));
                    if (frames == Frames.OPENED) {
                        members.put("content", digits(content));
                    }
                });
    }

    private static String digits(byte[] octets) {
        int most = Transcript.LONGEST_TEXT / 2;
        return octets.length <= most
                ? Octets.hex(octets)
                : Octets.hex(Octets.first(octets, most)) + "... (" + octets.length + " octets)";
    }

    private long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - beganNanos);
    }
}
