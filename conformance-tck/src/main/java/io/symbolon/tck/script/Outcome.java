package io.symbolon.tck.script;

import io.symbolon.spec.Rule;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.wire.Cookies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What one step of a script led to. Expectations are over all events: nothing may be missing, nothing may be left. */
final class Outcome {
    private final String step;
    private final List<Event> events;
    private final List<PeerSession> sessions;
    private final Consumer<String> expects;

    /**
     * @param step the step in words
     * @param sessions all that the peers have keys for
     */
    Outcome(String step, List<Event> events, List<PeerSession> sessions) {
        this(step, events, sessions, words -> {});
    }

    /** @param expects is told what is expected, before it is looked for */
    Outcome(String step, List<Event> events, List<PeerSession> sessions, Consumer<String> expects) {
        this.step = step;
        this.events = events;
        this.sessions = sessions;
        this.expects = expects;
    }

    List<Event> events() {
        return events;
    }

    /** These events, in any order, and no other. */
    Outcome gives(Expected... expected) {
        expects.accept(words(expected));
        List<Event> left = new ArrayList<>(events);
        boolean allCame = Arrays.stream(expected).allMatch(one -> removeFirst(left, one));
        if (!allCame || !left.isEmpty()) {
            throw failed(words(expected));
        }
        return this;
    }

    /** These events, in any order, among others. */
    Outcome includes(Expected... expected) {
        expects.accept(words(expected) + ", among others");
        List<Event> left = new ArrayList<>(events);
        if (!Arrays.stream(expected).allMatch(one -> removeFirst(left, one))) {
            throw failed(words(expected) + ", among others");
        }
        return this;
    }

    /** No event is one of these. */
    Outcome excludes(Expected... unwanted) {
        for (Expected one : unwanted) {
            expects.accept("not: " + one.words());
            if (events.stream().anyMatch(one.is())) {
                throw failed("not: " + one.words());
            }
        }
        return this;
    }

    /** When this event comes, among others; of several the first. */
    long timeOf(Expected one) {
        includes(one);
        return events.stream().filter(one.is()).findFirst().orElseThrow().atMs();
    }

    /** How many events are this one. */
    long count(Expected one) {
        return events.stream().filter(one.is()).count();
    }

    /** This step and a further one, as if they were one. */
    Outcome and(Outcome next) {
        List<Event> all = new ArrayList<>(events);
        all.addAll(next.events);
        return new Outcome(next.step, all, next.sessions, next.expects);
    }

    /** The same without some of its events. */
    Outcome without(Predicate<Event> unnoticed) {
        return new Outcome(step, events.stream().filter(unnoticed.negate()).toList(), sessions, expects);
    }

    /** Nothing happens. */
    Outcome givesNothing() {
        return gives();
    }

    /** The input is refused by the rule, and nothing else happens. */
    Outcome isDroppedBy(Rule rule) {
        return gives(Expected.dropped(rule));
    }

    /** One initiation is sent and nothing else happens: the initiation. */
    byte[] initiation(String to) {
        gives(Expected.initiation(to));
        return events.get(0).datagram();
    }

    /** One answer is sent and nothing else happens: the answer. */
    byte[] answer(byte[] nonce, String to) {
        gives(Expected.answer(nonce, to));
        return events.get(0).datagram();
    }

    /** A cookie is sent and the input is dropped by the rule: the cookie. */
    byte[] cookie(byte[] nonce, String to, Rule rule) {
        gives(Expected.cookie(nonce, to), Expected.dropped(rule));
        return datagrams().stream()
                .filter(Cookies::isCookie)
                .map(Cookies::cookie)
                .findFirst()
                .orElseThrow();
    }

    /** The number of the only question in this step. */
    long question() {
        List<Event> asked = events.stream().filter(event -> event.is("asked")).toList();
        if (asked.size() != 1) {
            throw failed("one question");
        }
        return asked.get(0).fields().path("question").asLong();
    }

    /** Every datagram that was sent, in order. */
    List<byte[]> datagrams() {
        return events.stream()
                .filter(event -> event.is("send"))
                .map(Event::datagram)
                .toList();
    }

    /** The failure of this step, where something else was expected. */
    CaseFailed failed(String expected) {
        String actual = events.isEmpty()
                ? "nothing"
                : events.stream().map(event -> Words.of(event, sessions)).collect(Collectors.joining("; "));
        return new CaseFailed(
                Verdict.fail("a step led to something else than the rules demand", expected, actual, step));
    }

    private static boolean removeFirst(List<Event> events, Expected expected) {
        for (Iterator<Event> each = events.iterator(); each.hasNext(); ) {
            if (expected.is().test(each.next())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private static String words(Expected... expected) {
        return expected.length == 0
                ? "nothing"
                : Arrays.stream(expected).map(Expected::words).collect(Collectors.joining("; "));
    }
}
