package io.symbolon.tck.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machines that learning compares with say what the tables of chapter states say, wherever both speak of the same. */
class SpecifiedMatchesTextTest {
    private static final String RULE = "[A-Z]{3}-[0-9]{3}";
    private static final List<String> TOLD = List.of("admitted", "acknowledged", "join_refused", "ended");

    /** The states of the machine that a standing of the peer's Join is made finer to. */
    private static final Map<String, List<String>> STANDINGS = Map.of(
            "before", List.of("before"),
            "asked", List.of("asked"),
            "deferred", List.of("deferred"),
            "admitted", List.of("waiting", "put off", "joined"),
            "obsolete", List.of("obsolete, one Nack", "obsolete, two Nacks", "obsolete, three Nacks"));

    /** A state of the machine for what has become of its own Join. */
    private static final Map<String, String> REQUESTS =
            Map.of("silent", "before", "waiting", "waiting", "deferred", "put off", "acknowledged", "joined");

    private final Map<String, Map<String, Map<String, String>>> tables = new LinkedHashMap<>();
    private int compared;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = Chapter.class.getResourceAsStream("/symbolon/spec/text/60-states.md")) {
            List<String> header = List.of();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("|--")) continue;
                if (!line.startsWith("| ")) {
                    header = List.of();
                    continue;
                }
                List<String> cells = Arrays.stream(line.substring(2).split("\\|"))
                        .map(String::strip)
                        .toList();
                if (header.isEmpty()) {
                    header = cells;
                    tables.put(header.get(0), new LinkedHashMap<>());
                    continue;
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i < cells.size(); i++) row.put(header.get(i), cells.get(i));
                tables.get(header.get(0)).put(cells.get(0), row);
            }
        }
    }

    @Test
    void handshakes() {
        Specified machine = Specified.load("handshake", HandshakeView.inputs());
        for (String state : List.of("vacant", "opening", "cookie used", "candidate", "confirming", "established")) {
            for (String input : List.of("initiation", "cookie", "answer", "challenge", "response", "leave")) {
                compare(machine, state, input, tables.get("state").get(state).get(input));
            }
        }
        for (String state : List.of("vacant", "opening", "cookie used")) {
            compare(machine, state, "open", tables.get("state").get(state).get("open"));
        }
        assertThat(compared).isEqualTo(39);
    }

    @Test
    void standings() {
        Specified machine = Specified.load("join", JoinView.inputs());
        STANDINGS.forEach((standing, refined) -> {
            for (String input : List.of("join", "again", "older", "told", "granted", "denied", "put off", "leave")) {
                // what is sent again, or older than what has come, before there is anything counts as sent first
                if (standing.equals("before") && List.of("again", "older").contains(input)) continue;
                String cell = tables.get("standing").get(standing).get(input);
                refined.forEach(state -> compare(machine, state, input, cell));
            }
        });
        compare(machine, "asked", "wait", tables.get("standing").get("asked").get("time"));
        assertThat(compared).isEqualTo(71);
    }

    @Test
    void requests() {
        Specified machine = Specified.load("join", JoinView.inputs());
        REQUESTS.forEach((request, state) -> {
            Map<String, String> row = tables.get("request").get(request);
            compare(machine, state, "ack", row.get("ack"));
            compare(machine, state, "other", row.get("other"));
            compare(machine, state, "nack denied", row.get("denied"));
            compare(machine, state, "nack put off", row.get("put off"));
        });
        compare(
                machine,
                "put off",
                "wait",
                tables.get("request").get("deferred").get("time"));
        assertThat(compared).isEqualTo(17);
    }

    @Test
    void what_the_application_is_told() {
        Specified machine = Specified.load("join", JoinView.inputs());
        STANDINGS.forEach((standing, refined) -> {
            Map<String, String> row = tables.get("told, standing").get(standing);
            for (String input : List.of("granted", "denied", "put off", "leave")) {
                refined.forEach(state -> assertTold(machine, state, input, row.get(input)));
            }
        });
        REQUESTS.forEach((request, state) -> {
            Map<String, String> row = tables.get("told, request").get(request);
            assertTold(machine, state, "ack", row.get("ack"));
            assertTold(machine, state, "other", row.get("other"));
            assertTold(machine, state, "nack denied", row.get("denied"));
            assertTold(machine, state, "nack put off", row.get("put off"));
        });
    }

    private static void assertTold(Specified specified, String state, String input, String cell) {
        Mealy machine = specified.machine();
        String output = machine.step(machine.states().indexOf(state), input).output();
        List<String> told = Arrays.stream(output.split(" \\+ | then "))
                .map(event -> event.split(" ")[0])
                .filter(TOLD::contains)
                .toList();
        List<String> expected = cell.equals("-") ? List.of() : List.of(cell.split(", "));
        assertThat(told).as("%s, %s", state, input).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"handshake", "join"})
    void every_transition_names_a_rule(String view) {
        Specified machine = Specified.load(view, Learn.inputs(view));

        machine.rules()
                .forEach(of -> of.values()
                        .forEach(rule -> assertThat(Rules.byId(rule)).as(rule).isPresent()));
        assertThat(machine.machine().accessWords())
                .as("every state is reached")
                .hasSameSizeAs(machine.machine().states());
    }

    private void compare(Specified specified, String state, String input, String cell) {
        compared++;
        Mealy machine = specified.machine();
        Mealy.Step step = machine.step(machine.states().indexOf(state), input);
        String next = machine.states().get(step.next());
        List<String> names = new ArrayList<>();
        for (String part : cell.split(", | \\+ ")) {
            if (part.matches(RULE)) {
                assertThat(step.output()).as("%s, %s", state, input).contains(" " + part);
            } else if (part.equals("-")) {
                // a dash: there is nothing to answer; an Ack that comes too early is refused
                boolean nothing = step.output().equals("-") || step.output().equals("dropped JON-023");
                assertThat(nothing).as("%s, %s", state, input).isTrue();
            } else {
                names.add(part);
            }
        }
        String expected = names.isEmpty() ? state : String.join(" and ", names);
        assertThat(matches(expected, next))
                .as("%s, %s: %s, not %s", state, input, expected, next)
                .isTrue();
    }

    /** States of the machine are those of the text, made finer. */
    private static boolean matches(String named, String next) {
        return switch (named) {
            case "vacant" -> next.equals("vacant") || next.equals("ended");
            case "admitted" -> List.of("waiting", "put off", "joined").contains(next);
            case "acknowledged" -> next.equals("joined");
            case "obsolete" -> next.startsWith("obsolete");
            case "deferred" -> next.equals("deferred") || next.equals("put off");
            default -> next.equals(named) || named.startsWith("obsolete") && next.startsWith("obsolete");
        };
    }
}
