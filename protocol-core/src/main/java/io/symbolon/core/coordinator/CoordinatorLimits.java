package io.symbolon.core.coordinator;

/**
 * How many interests a coordinator keeps (COO-007). A node of the mesh runs with {@link #SPECIFIED}; others serve to reach a
 * bound in a test.
 */
public record CoordinatorLimits(int ofIdentity, int ofIdentityAndSubject, int ofSubject, int inAll) {
    /** What the specification says. */
    public static final CoordinatorLimits SPECIFIED = new CoordinatorLimits(256, 16, 1024, 16_384);
}
