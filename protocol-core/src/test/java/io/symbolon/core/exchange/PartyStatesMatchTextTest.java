package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of parties in chapter states against an exchange, cell by cell. */
class PartyStatesMatchTextTest {
    private static final List<String> INPUTS = List.of(
            "newer",
            "equal",
            "older",
            "due",
            "other",
            "withdrawal",
            "granted",
            "denied",
            "put off",
            "time",
            "end",
            "own end");
    private static final List<String> ROWS = List.of(
            "unknown",
            "authenticate",
            "authorize",
            "granted",
            "granted, authenticate",
            "granted, authorize",
            "deferred",
            "refused",
            "withdrawn");

    @Test
    void an_exchange_does_with_a_party_what_the_table_says() {
        assertThat(table("party", INPUTS, Scene::cell)).isEqualTo(text("party"));
    }

    @Test
    void the_application_is_told_of_a_party_what_the_table_says() {
        List<String> inputs = List.of("withdrawal", "granted", "denied", "put off", "time", "end", "own end");

        assertThat(table("told, party", inputs, Scene::told)).isEqualTo(text("told, party"));
    }

    private static List<String> table(String name, List<String> inputs, BiFunction<Scene, String, String> cell) {
        List<String> lines = new ArrayList<>();
        lines.add("| " + name + " | " + String.join(" | ", inputs) + " |");
        lines.add("|" + "---|".repeat(inputs.size() + 1));
        for (String row : ROWS) {
            List<String> cells = inputs.stream()
                    .map(input -> cell.apply(new Scene(row), input))
                    .toList();
            lines.add("| " + row + " | " + String.join(" | ", cells) + " |");
        }
        return lines;
    }

    /** The lines of the table whose first column is {@code name}. */
    private static List<String> text(String name) {
        try (InputStream in = Rule.class.getResourceAsStream("/symbolon/spec/text/60-states.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> !line.startsWith("| " + name + " |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("chapter states can not be read", e);
        }
    }

    /** One party, which is in the state of a row. */
    private static final class Scene {
        private static final long MINUTE = 60_000;

        private final Actor.Clock clock = new Actor.Clock();
        private final Actor ada = new Actor("ada", clock);
        private final Actor bob = new Actor("bob", clock);
        private final OwnInterest receives = ada.declare(interest(1, Role.RECEIVER));
        private final String row;
        private OwnInterest sends = bob.declare(interest(2, Role.SENDER));
        /** Of the interest before the newest. */
        private Message.Match older = bob.match(sends);

        private Scene(String row) {
            this.row = row;
            declareAnew();
            begin();
            assertThat(state()).isEqualTo(row);
        }

        private void begin() {
            if (row.equals("unknown")) return;
            hearNewest();
            switch (row) {
                case "authorize" -> ada.answer(Decision.GRANTED);
                case "granted" -> ada.answerAll(Decision.GRANTED);
                case "granted, authenticate", "granted, authorize" -> {
                    ada.answerAll(Decision.GRANTED);
                    meetFor(50 * MINUTE);
                    declareAnew();
                    hearNewest();
                    if (row.endsWith("authorize")) ada.answer(Decision.GRANTED);
                }
                case "deferred" -> ada.answer(Decision.DEFERRED);
                case "refused" -> ada.answer(Decision.DENIED);
                case "withdrawn" -> withdraw();
                default -> assertThat(row).isEqualTo("authenticate");
            }
        }

        private String cell(String input) {
            ada.effects.clear();
            if (!give(input)) return "-";
            return ada.dropped().isEmpty() ? state() : ada.dropped().get(0).id();
        }

        /** The names of the driver's events for the application. */
        private String told(String input) {
            ada.effects.clear();
            give(input);
            String names = ada.effects.stream()
                    .map(effect -> effect instanceof Effect.PartyGranted
                            ? "granted"
                            : effect instanceof Effect.PartyEnded ? "party_ended" : "")
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "-" : names;
        }

        /** Whether there is such an input in this row. */
        private boolean give(String input) {
            boolean isKnown = !row.equals("unknown");
            switch (input) {
                case "newer" -> {
                    declareAnew();
                    hearNewest();
                }
                case "equal" -> {
                    if (isKnown) hearNewest();
                    return isKnown;
                }
                case "older" -> {
                    if (isKnown) ada.hear(older);
                    return isKnown;
                }
                case "due" -> {
                    return hearWhenDue();
                }
                case "other" -> {
                    bob.use(bob.identity(Bytes.EMPTY, Bytes.EMPTY, List.of()));
                    declareAnew();
                    if (isKnown) hearNewest();
                    return isKnown;
                }
                case "withdrawal" -> {
                    if (row.equals("withdrawn")) declareAnew();
                    withdraw();
                }
                case "granted" -> {
                    return answer(Decision.GRANTED);
                }
                case "denied" -> {
                    return answer(Decision.DENIED);
                }
                case "put off" -> {
                    return answer(Decision.DEFERRED);
                }
                case "time" -> {
                    return passTheTime();
                }
                case "end" -> {
                    pass(sends.newest().endMillis() - ada.now().wallMillis());
                    return isKnown;
                }
                case "own end" -> {
                    ada.withdraw(receives.number());
                    return isKnown;
                }
                default -> throw new AssertionError(input);
            }
            return true;
        }

        private boolean hearWhenDue() {
            switch (row) {
                case "granted" -> meetFor(50 * MINUTE);
                case "deferred" -> pass(5_000);
                case "refused" -> pass(60_000);
                default -> {
                    return false;
                }
            }
            hearNewest();
            return true;
        }

        private boolean passTheTime() {
            if (row.equals("granted")) {
                meetFor(49 * MINUTE);
                declareAnew();
                hearNewest();
                pass(11 * MINUTE - 1_500); // the interest lasts a little longer than the grant
                return true;
            }
            pass(5_000);
            return answer(Decision.DEFERRED); // as questions do after that time
        }

        private boolean answer(Decision decision) {
            boolean isAsked = !ada.questions.isEmpty();
            if (isAsked) ada.answer(decision);
            return isAsked;
        }

        /** Lets time pass, and hears of a fresh interest every few minutes. */
        private void meetFor(long millis) {
            long end = clock.millis + millis;
            while (clock.millis < end) {
                declareAnew();
                hearNewest();
                pass(Math.min(5 * MINUTE, Math.max(0, end - clock.millis)));
            }
        }

        private void pass(long millis) {
            ada.pass(millis);
            ada.interests.wake();
        }

        /** The newest is another now, and there is one that is older and not withdrawn. */
        private void declareAnew() {
            bob.withdraw(2);
            clock.millis += 1_000;
            older = bob.match(bob.declare(interest(2, Role.SENDER)));
            bob.withdraw(2);
            clock.millis += 1_000;
            sends = bob.declare(interest(2, Role.SENDER));
        }

        private void withdraw() {
            bob.withdraw(2);
            hearNewest();
        }

        private void hearNewest() {
            ada.hear(bob.match(sends));
        }

        private String state() {
            return ada.exchange
                    .parties()
                    .find(receives, sends.newest().key())
                    .map(party -> name(party.state()))
                    .orElse("unknown");
        }

        private static String name(PartyState state) {
            if (state instanceof PartyState.Asked asked) return name(asked.about());
            if (state instanceof PartyState.Renewing renewing) return "granted, " + name(renewing.about());
            return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        private static String name(About about) {
            return about.name().toLowerCase(Locale.ROOT);
        }

        private static OwnInterestRequest interest(long number, Role role) {
            return new OwnInterestRequest(
                    number,
                    Actor.SUBJECT,
                    role,
                    ExchangeKind.PUBLIC,
                    Acknowledgement.NONE,
                    Optional.empty(),
                    64,
                    10 * MINUTE);
        }
    }
}
