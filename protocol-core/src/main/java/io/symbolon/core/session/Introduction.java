package io.symbolon.core.session;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.NodeToken;

/**
 * How a node introduces itself in one attempt, or in one answer that reuses none (HSK-030).
 *
 * @param sessionSecret whose public key is in the token
 * @param token signed for this introduction
 * @param nonce 16 octets
 */
public record Introduction(Secret sessionSecret, NodeToken token, Bytes nonce) {}
