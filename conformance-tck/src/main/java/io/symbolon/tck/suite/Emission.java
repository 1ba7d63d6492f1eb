package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.ReplyLines;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The requests of a plan, written down before anybody answers them: hello, and for each case reset and what it asks.
 *
 * <p>It is what a conformant subject was asked. Two subjects are asked, which differ in nothing but their randomness: where
 * the kit asks them differently, its requests depend on replies, and the case is a conversation that nobody can write
 * down.
 */
public final class Emission {
    private final List<Asked> requests;
    private final List<String> conversations;

    private Emission(List<Asked> requests, List<String> conversations) {
        this.requests = requests;
        this.conversations = conversations;
    }

    /**
     * The requests of the cases of {@code plan} that are no conversation.
     *
     * @param conformant gives subjects that pass every case, each with a randomness of its own
     */
    public static Emission of(List<Case> plan, DriverSource conformant) {
        List<Asked> requests = new ArrayList<>();
        List<String> conversations = new ArrayList<>();
        try (Listening one = new Listening(conformant);
                Listening other = new Listening(conformant)) {
            for (Case planned : plan) {
                List<Asked> asked = one.hear(planned);
                if (asked.equals(other.hear(planned))) {
                    requests.addAll(asked);
                } else {
                    conversations.add(planned.id());
                }
            }
        }
        requests.add(new Asked("bye", Json.text(Json.object())));
        return new Emission(requests, conversations);
    }

    /** The cases whose requests depend on replies; nothing of them is written down. */
    public List<String> conversations() {
        return List.copyOf(conversations);
    }

    /** The request lines, numbered from 1. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Asked asked : requests) {
            lines.add(ReplyLines.request(lines.size() + 1, asked.op, asked.object()));
        }
        return lines;
    }

    /** Drivers that answer what was written down as {@code replies} say. */
    public DriverSource answeredBy(ReplyLines replies) {
        Answering answering = new Answering(replies);
        return () -> answering;
    }

    /** One request, its arguments as text. */
    private record Asked(String op, String args) {
        private ObjectNode object() {
            try {
                return (ObjectNode) Json.read(args.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new KitFault("arguments that the kit wrote can not be read", e);
            }
        }
    }

    /** Runs cases one by one, and hears what their subject is asked. */
    private static final class Listening implements AutoCloseable {
        private final List<Asked> heard = new ArrayList<>();
        private final Runner runner;

        Listening(DriverSource source) {
            runner = new Runner(() -> over(source.start()), Progress.NONE);
        }

        List<Asked> hear(Case planned) {
            heard.clear();
            Verdict verdict = runner.decide(planned);
            if (!verdict.isPass()) {
                throw new KitFault("the subject that is to show what " + planned.id() + " asks does not pass it: "
                        + verdict.text());
            }
            return List.copyOf(heard);
        }

        private Driver over(Driver driver) {
            return new Driver() {
                @Override
                public Reply call(String op, ObjectNode args) {
                    heard.add(new Asked(op, Json.text(args)));
                    return driver.call(op, args);
                }

                @Override
                public void close() {
                    driver.close();
                }
            };
        }

        @Override
        public void close() {
            runner.close();
        }
    }

    /** Finds the reply to each request; a case that ended early leaves out those that it did not ask any more. */
    private final class Answering implements Driver {
        private final ReplyLines replies;
        private int next;

        Answering(ReplyLines replies) {
            this.replies = replies;
        }

        @Override
        public Reply call(String op, ObjectNode args) {
            Asked asked = new Asked(op, Json.text(args));
            int at = op.equals("hello") && next > 0 ? requests.indexOf(asked) : find(asked);
            return replies.reply(at + 1, op);
        }

        private int find(Asked asked) {
            for (int at = next; at < requests.size(); at++) {
                if (requests.get(at).equals(asked)) {
                    next = at + 1;
                    return at;
                }
            }
            throw new CaseFailed(Verdict.of(
                    VerdictKind.COULD_NOT_RUN,
                    "after these replies the kit would ask " + asked.op + " otherwise than it was written down"));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
