package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;

/**
 * A token that arrived and was decoded, and nothing more: no word of it is to be believed.
 *
 * @param signedToken the SignedToken exactly as received
 * @param token the octets of the Token in it exactly as received: what was signed
 * @param signature as received, of any length
 * @param fields what the token says
 */
public record UnverifiedToken(Bytes signedToken, Bytes token, Bytes signature, TokenFields fields) {}
