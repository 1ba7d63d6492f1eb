package io.symbolon.tck.mesh;

import io.symbolon.transport.exchange.Subject;
import java.util.List;
import java.util.stream.IntStream;

/** A subject, and which nodes of a mesh send and receive its messages. */
record Topic(Subject subject, List<Integer> senders, List<Integer> receivers) {
    private static final List<String> CITIES =
            List.of("berlin", "lima", "oslo", "quito", "tunis", "hanoi", "perth", "dakar");

    /** How many there can be. */
    static final int MOST = CITIES.size();

    /** Two senders and two receivers each, of three nodes one sender; the next subject begins one node further. */
    static List<Topic> of(int nodes, int count) {
        int senders = nodes > 3 ? 2 : 1;
        return IntStream.range(0, count)
                .mapToObj(number -> new Topic(
                        Subject.of("weather", CITIES.get(number)),
                        some(number, senders, nodes),
                        some(number + senders, 2, nodes)))
                .toList();
    }

    private static List<Integer> some(int first, int count, int nodes) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> number % nodes)
                .toList();
    }

    /** How many matches there are when everybody knows everybody. */
    int pairs() {
        return senders.size() * receivers.size();
    }
}
