package io.symbolon.tck.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.spec.Rule;
import io.symbolon.spec.Rules;
import io.symbolon.tck.driver.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a self-test has found out about the kit itself: which implementations that are wrong on purpose its cases find.
 *
 * @param kit name and version of the kit that was tested
 * @param rules what was found for each rule that was asked about
 */
public record SelfProof(String kit, Map<Rule, OfRule> rules) {
    /** The value of the member {@code schema} of a {@code self-test.json}. */
    public static final String SCHEMA = "symbolon/self-test/1";

    public SelfProof {
        rules = Map.copyOf(rules);
    }

    /**
     * What was found for one rule.
     *
     * @param reason why there is no mutant that breaks it, if there is none
     */
    public record OfRule(List<Mutant> mutants, Optional<String> reason) {
        /** Such as {@code 3 mutants found}; empty if there are none. */
        Optional<String> count() {
            long found = mutants.stream().filter(Mutant::isFound).count();
            String all = Page.many(mutants.size(), "mutant", "mutants");
            return mutants.isEmpty()
                    ? Optional.empty()
                    : Optional.of((found == mutants.size() ? all : found + " of " + all) + " found");
        }
    }

    /**
     * An implementation that is wrong on purpose.
     *
     * @param isFound whether a case that names the rule fails with it
     * @param killers the cases that do, those that were asked
     */
    public record Mutant(String title, boolean isFound, List<String> killers) {}

    /**
     * The self-test that {@code file} holds.
     *
     * @throws IOException saying what is wrong if the file can not be read, is no self-test, or names a rule that this kit
     *     does not know
     */
    public static SelfProof read(Path file) throws IOException {
        try {
            return of(Json.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IOException(file + ": " + ReportReader.reason(e), e);
        }
    }

    private static SelfProof of(JsonNode root) throws IOException {
        if (!root.path("schema").asText().equals(SCHEMA) || !root.path("rules").isArray()) {
            throw new IOException("expected a self-test with schema " + SCHEMA);
        }
        Map<Rule, OfRule> rules = new LinkedHashMap<>();
        for (JsonNode one : root.get("rules")) {
            String id = one.path("id").asText();
            Rule rule = Rules.byId(id).orElseThrow(() -> new IOException("this kit knows no rule '" + id + "'"));
            List<Mutant> mutants = new ArrayList<>();
            for (JsonNode mutant : one.path("mutants")) {
                List<String> killers = new ArrayList<>();
                mutant.path("killers").forEach(killer -> killers.add(killer.asText()));
                mutants.add(new Mutant(
                        mutant.path("title").asText(), mutant.path("killed").asBoolean(), killers));
            }
            rules.put(
                    rule,
                    new OfRule(
                            mutants,
                            Optional.ofNullable(one.path("without_mutant").textValue())));
        }
        return new SelfProof(root.path("kit").asText(), rules);
    }

    Optional<OfRule> of(Rule rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** How well the kit is proved, in two sentences. */
    String inWords() {
        List<Mutant> mutants =
                rules.values().stream().flatMap(one -> one.mutants().stream()).toList();
        long found = mutants.stream().filter(Mutant::isFound).count();
        return "The kit was tested too: of " + Page.many(mutants.size(), "implementation", "implementations")
                + " that are wrong on purpose, mutants, a case that names the broken rule finds " + found
                + ". Each rule says how many are its own.";
    }
}
