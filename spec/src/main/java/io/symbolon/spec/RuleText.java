package io.symbolon.spec;

/** A rule as its chapter states it. */
public record RuleText(String id, String name, String sentence, String breach, String intent, String source) {}
