package io.symbolon.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chapter of the specification: its rules, and its text as it is published. */
public enum Chapter {
    CONVENTIONS("10-conventions.md", ConventionRule.values()),
    TOKEN("20-token.md", TokenRule.values()),
    FRAMING("30-framing.md", FramingRule.values()),
    HANDSHAKE("40-handshake.md", HandshakeRule.values()),
    SESSION("50-session.md", SessionRule.values()),
    JOIN("52-join.md", JoinRule.values()),
    OVERLAY("54-overlay.md", OverlayRule.values()),
    REALM("56-realm.md", RealmRule.values()),
    INTEREST("57-interest.md", InterestRule.values()),
    COORDINATOR("58-coordinator.md", CoordinatorRule.values()),
    MESSAGE("59-message.md", MessageRule.values()),
    DRIVER("90-driver.md", DriverRule.values());

    private static final Pattern RULE = Pattern.compile(
            "^### (?<id>\\w{3}-\\d{3}) (?<name>\\w+)\\n(?<sentence>.+?)\\n"
                    + "- breach: (?<breach>.+)\\n- intent: (?<intent>.+)\\n- source: (?<source>.+)$",
            Pattern.MULTILINE | Pattern.DOTALL);

    private final String file;
    private final List<Rule> rules;

    Chapter(String file, Rule[] rules) {
        this.file = file;
        this.rules = List.of(rules);
    }

    /** The rules in the order of the text. */
    public List<Rule> rules() {
        return rules;
    }

    /** The name of the chapter's file in the folder {@code text/}. */
    public String file() {
        return file;
    }

    /** The whole text, Markdown. */
    public String markdown() {
        try (InputStream in = Chapter.class.getResourceAsStream("/symbolon/spec/text/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the text of chapter " + this + " is not on the class path: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the text of chapter " + this + " can not be read", e);
        }
    }

    /** What the text says of each rule, by id, in the order of the text. */
    public Map<String, RuleText> texts() {
        Map<String, RuleText> texts = new LinkedHashMap<>();
        for (String section : markdown().split("(?=\\n### )")) {
            Matcher rule = RULE.matcher(section.strip());
            if (rule.find()) {
                texts.put(
                        rule.group("id"),
                        new RuleText(
                                rule.group("id"),
                                rule.group("name"),
                                rule.group("sentence").replace('\n', ' '),
                                rule.group("breach"),
                                rule.group("intent"),
                                rule.group("source").lines().findFirst().orElseThrow()));
            }
        }
        return texts;
    }

    /** What the text says of {@code rule}. */
    RuleText text(Rule rule) {
        RuleText text = texts().get(rule.id());
        if (text == null) {
            throw new IllegalArgumentException("chapter " + this + " does not state " + rule.id());
        }
        return text;
    }
}
