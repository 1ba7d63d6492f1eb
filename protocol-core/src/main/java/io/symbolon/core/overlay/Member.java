package io.symbolon.core.overlay;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;

/**
 * A peer that is joined: both have sent the Ack.
 *
 * @param token of its sending session
 * @param path where the frames of that session go
 * @param openedBy who contacted whom
 */
public record Member(NodeToken token, Endpoint path, OpenedBy openedBy) {
    public Fingerprint fingerprint() {
        return token.fingerprint();
    }
}
