package io.symbolon.tck.selftest;

import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.KitFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rules that no mutant can show to be checked, each with its reason: a table of the page {@code 80-coverage.md}. */
public final class RulesWithoutMutant {
    private static final String PAGE = "/symbolon/spec/text/80-coverage.md";

    /** A line of two columns; those of the other table have three. */
    private static final Pattern LINE = Pattern.compile("^\\| ([A-Z]{3}-\\d{3}) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    private RulesWithoutMutant() {}

    /**
     * The reasons by rule.
     *
     * @throws KitFault if the page is not there, or names a rule that is not or is named twice
     */
    public static Map<Rule, String> read() {
        Map<Rule, String> reasons = new LinkedHashMap<>();
        for (MatchResult line : LINE.matcher(page()).results().toList()) {
            Rule rule = Rules.byId(line.group(1))
                    .orElseThrow(() -> new KitFault("80-coverage.md: there is no rule " + line.group(1)));
            if (reasons.put(rule, line.group(2).strip()) != null) {
                throw new KitFault("80-coverage.md: " + rule.id() + " is without a mutant twice");
            }
        }
        return reasons;
    }

    private static String page() {
        try (InputStream in = Rules.class.getResourceAsStream(PAGE)) {
            if (in == null) throw new KitFault(PAGE + " is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KitFault(PAGE + " can not be read", e);
        }
    }
}
