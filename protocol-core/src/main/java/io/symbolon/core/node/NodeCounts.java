package io.symbolon.core.node;

/** How many of each bounded thing a node holds (CNV-011). */
public record NodeCounts(
        int attempts, int candidates, int sessions, int denied, int rememberedKeys, int questions, int obsolete) {}
