package io.symbolon.core.coordinator;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.VerifiedToken;
import java.util.Optional;

/**
 * What a peer is admitted with, or this node itself joins with.
 *
 * @param token of the identity, or the node token of the session
 * @param realm that it proves (TOK-037), if it does
 */
public record ProvedIdentity(VerifiedToken token, Optional<Fingerprint> realm) {}
