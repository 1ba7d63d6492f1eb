package io.symbolon.spec.models;

/**
 * A node token in a trace, together with the nonce it travels with.
 *
 * @param node who signed it: 1 or 2
 * @param nonce in any writing that is its own
 * @param issuedAtMillis wall time
 */
public record TracedToken(int node, String nonce, long issuedAtMillis) {}
