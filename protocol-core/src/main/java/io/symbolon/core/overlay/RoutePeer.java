package io.symbolon.core.overlay;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;

/**
 * What the geometry has to know of a joined, reachable peer.
 *
 * @param address that it declares, which is its path
 * @param openedBy who contacted whom
 */
public record RoutePeer(Fingerprint fingerprint, IpAddress address, OpenedBy openedBy, Health health) {}
