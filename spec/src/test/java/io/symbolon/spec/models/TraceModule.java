package io.symbolon.spec.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The module that tells the model, step by step, what was recorded. */
final class TraceModule {
    static final String NAME = "RecordedTrace";

    /** Tokens by number, in the order in which their node signed them. */
    private final Map<TracedToken, Integer> numbers = new HashMap<>();

    private final Map<Integer, Integer> signed = new HashMap<>();
    private final SortedSet<Long> times = new TreeSet<>();

    /** Ids of sessions in their order, and the session of each. */
    private final Map<String, String> ids = new TreeMap<>();

    private final List<String> steps = new ArrayList<>();
    private final List<Integer> events = new ArrayList<>();

    private TraceModule() {}

    static TraceModule of(List<Event> events) {
        TraceModule module = new TraceModule();
        events.forEach(module::collectTimes);
        for (int index = 0; index < events.size(); index++) {
            for (String step : module.steps(events.get(index))) {
                module.steps.add(step);
                module.events.add(index);
            }
        }
        return module;
    }

    /** The index of the event that a step belongs to; steps count from 1. */
    int eventOf(int step) {
        return events.get(step - 1);
    }

    String text() {
        StringBuilder text = new StringBuilder("---- MODULE " + NAME + " ----\nEXTENDS HandshakeTrace\n\n");
        text.append("TraceId(k) == CASE k = None -> 0\n");
        int rank = 0;
        for (String session : ids.values()) {
            rank++;
            text.append("    [] k = ")
                    .append(session)
                    .append(" -> ")
                    .append(rank)
                    .append('\n');
        }
        text.append("    [] OTHER -> 0\n\nTraceInit == Init /\\ step = 1\n\nTraceNext ==\n");
        for (int number = 1; number <= steps.size(); number++) {
            text.append("    \\/ step = ")
                    .append(number)
                    .append(" /\\ step' = ")
                    .append(number + 1);
            text.append(" /\\ ").append(steps.get(number - 1)).append('\n');
        }
        text.append("    \\/ step = ").append(steps.size() + 1).append(" /\\ UNCHANGED <<vars, step>>\n\n");
        return text.append("TraceSpec == TraceInit /\\ [][TraceNext]_<<vars, step>>\n====\n")
                .toString();
    }

    String configuration() {
        return """
                SPECIFICATION TraceSpec
                CONSTANTS
                    Roles = "fingerprint"
                    Sender = "rank"
                    Proof = "response"
                    MaxTokens = %d
                    MaxTime = %d
                    MaxLife = %d
                    Restarting = {}
                    Leaving = {}
                    Id <- TraceId
                INVARIANTS Deliverable Agreement Honest NoRevival SameKeys AtMostThree
                PROPERTIES NoDisplacement
                """.formatted(numbers.size() + 1, times.size() + 1, steps.size() + 1);
    }

    private void collectTimes(Event event) {
        if (event instanceof Event.Started started) {
            times.add(started.own().issuedAtMillis());
        } else if (event instanceof Event.AnsweredInitiation answered) {
            times.add(answered.own().issuedAtMillis());
        }
    }

    private List<String> steps(Event event) {
        if (event instanceof Event.Started started) {
            return List.of(call("Start", started.node(), time(started.own())) + isNumbered(started.own()));
        }
        if (event instanceof Event.AnsweredInitiation answered) {
            int own = number(answered.own());
            return List.of(
                    call("AnswersInitiation", answered.node(), number(answered.others()), own, time(answered.own())));
        }
        if (event instanceof Event.TookAnswer took) {
            return List.of(call("TakesAnswer", took.node(), number(took.others()), number(took.own())));
        }
        if (event instanceof Event.OpenedFrame opened) return frame(opened);
        if (event instanceof Event.Ended ended) {
            return List.of(call(action(ended.reason()), ended.node(), session(ended.session())));
        }
        if (event instanceof Event.GaveUp) return List.of(call("GiveUp", event.node()));
        if (event instanceof Event.Restarted) return List.of(call("Restart", event.node()));
        if (event instanceof Event.Left) return List.of(call("Leave", event.node()));
        if (event instanceof Event.Sends sends) {
            return List.of(call("SendsIn", sends.node(), session(sends.session())));
        }
        Event.Has has = (Event.Has) event;
        return List.of(call("Has", has.node(), has.attempts(), has.candidates(), has.sessions()));
    }

    private List<String> frame(Event.OpenedFrame opened) {
        String session = session(opened.session());
        String frame = call("OpensFrame", opened.node(), session);
        return switch (opened.meaning()) {
            case CHALLENGE -> List.of(frame, call("AnswersChallenge", opened.node(), session));
            case RESPONSE -> List.of(frame, call("ReceiveResponse", opened.node(), session));
            case LEAVE -> List.of(call("ReceiveLeave", opened.node(), session));
            case NOTHING -> List.of(frame);
        };
    }

    private static String action(Event.Reason reason) {
        return switch (reason) {
            case EXPIRED -> "Expire";
            case UNCONFIRMED -> "Unconfirmed";
            case OUTLIVED -> "Outlived";
        };
    }

    /** The token is the next one of its node. */
    private String isNumbered(TracedToken token) {
        return " /\\ Fresh(" + token.node() + ") = " + number(token);
    }

    private int number(TracedToken token) {
        return numbers.computeIfAbsent(token, fresh -> signed.merge(fresh.node(), 1, Integer::sum));
    }

    private int time(TracedToken token) {
        return times.headSet(token.issuedAtMillis()).size() + 1;
    }

    private String session(TracedSession session) {
        String name = "<<" + number(session.first()) + ", " + number(session.second()) + ", 0>>";
        String other = ids.put(session.id(), name);
        if (other != null && !other.equals(name)) {
            throw new IllegalArgumentException("two sessions have the id " + session.id());
        }
        return name;
    }

    private static String call(String action, Object... arguments) {
        return List.of(arguments).stream().map(Object::toString).collect(Collectors.joining(", ", action + "(", ")"));
    }
}
