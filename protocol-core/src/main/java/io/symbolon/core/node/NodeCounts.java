package io.symbolon.core.node;

import io.symbolon.core.exchange.ExchangeCounts;

/**
 * How many of each bounded thing a node holds (CNV-011).
 *
 * @param interests of its own that are not withdrawn
 * @param kept interests of others and its own that it keeps as a coordinator
 */
public record NodeCounts(
        int attempts,
        int candidates,
        int sessions,
        int denied,
        int rememberedKeys,
        int questions,
        int obsolete,
        int interests,
        int kept,
        ExchangeCounts exchange) {}
