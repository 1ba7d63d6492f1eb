package io.symbolon.routing;

import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Fingerprint;

/** The geometry of chapter overlay: neighbours by distance, a table by digits. */
public final class PrefixRouter implements Router {
    @Override
    public RoutingTable empty(Fingerprint own, int neighbours) {
        return new PrefixTable(own, neighbours);
    }
}
