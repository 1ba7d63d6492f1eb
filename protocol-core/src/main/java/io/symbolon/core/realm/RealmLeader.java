package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;

/**
 * The realm leader that a node is configured with.
 *
 * @param token its SignedToken of kind identity
 * @param node the node that it uses: queries are routed there
 */
public record RealmLeader(Bytes token, Fingerprint node) {}
