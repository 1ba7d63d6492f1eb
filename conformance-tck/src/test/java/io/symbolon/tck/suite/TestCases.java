package io.symbolon.tck.suite;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.verdict.Judge;
import io.symbolon.tck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Small cases to run. */
public final class TestCases {
    private TestCases() {}

    /** A case of chapter token that shows one rule. */
    public static Case token(String id, TokenRule rule, Case.Body body) {
        return new Case(
                id, "a case", Chapter.TOKEN, List.of(rule), Optional.empty(), Set.of(), Set.of(), List.of(), body);
    }

    /** The same case, with a twin. */
    public static Case withTwin(Case one, String twin) {
        return new Case(
                one.id(),
                one.title(),
                one.chapter(),
                one.rules(),
                Optional.of(twin),
                one.flags(),
                one.needs(),
                one.lines(),
                one.body());
    }

    /** The same case, for subjects with these capabilities. */
    public static Case needing(Case one, Capability... needs) {
        return new Case(
                one.id(),
                one.title(),
                one.chapter(),
                one.rules(),
                one.twin(),
                one.flags(),
                Set.of(needs),
                one.lines(),
                one.body());
    }

    /** A case that demands an accepted key. */
    public static Case accepting(String id, TokenRule rule) {
        return needing(token(id, rule, driver -> keyCheck(driver, "accepted", null)), Capability.CRYPTO);
    }

    /** A case that demands a key refused by CNV-005. */
    public static Case refusing(String id, TokenRule rule, String twin) {
        return withTwin(
                needing(token(id, rule, driver -> keyCheck(driver, "refused", "CNV-005")), Capability.CRYPTO), twin);
    }

    /** A case that passes. */
    public static Case passing(String id) {
        return token(id, TokenRule.DECODES, driver -> Verdict.pass());
    }

    private static Verdict keyCheck(Driver driver, String verdict, String rule) {
        String key = verdict.equals("accepted") ? "01".repeat(32) : "00".repeat(32);
        var expect = Json.object().put("verdict", verdict);
        if (rule != null) {
            expect.put("rule", rule);
        }
        return Judge.judge(
                "key.check", expect, driver.call("key.check", Json.object().put("public_key", key)));
    }
}
