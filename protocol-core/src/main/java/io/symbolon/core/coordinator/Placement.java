package io.symbolon.core.coordinator;

import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/** Which nodes are the coordinators of a subject (COO-001). */
public final class Placement {
    /** How many coordinators a subject has. */
    public static final int COORDINATORS = 4;

    private Placement() {}

    /**
     * The coordinators of {@code subject} for the node {@code own}, the nearest first: of its joined, reachable peers, and of
     * itself if it {@code declares} an address.
     */
    public static List<Fingerprint> coordinators(
            RoutingTable view, Fingerprint own, boolean declares, SubjectHash subject) {
        List<Fingerprint> nearest = new ArrayList<>(view.nearest(subject.place(), COORDINATORS, any -> true));
        if (declares) {
            nearest.add(own);
            nearest.sort(view.nearestFirst(subject.place()));
        }
        return List.copyOf(nearest.subList(0, Math.min(COORDINATORS, nearest.size())));
    }
}
