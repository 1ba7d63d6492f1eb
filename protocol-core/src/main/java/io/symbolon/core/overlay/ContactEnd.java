package io.symbolon.core.overlay;

/** How a contact ended (OVL-017). */
public enum ContactEnd {
    /** A session with the node was accepted. */
    ACCEPTED,
    /** Nobody answered. */
    SILENT
}
