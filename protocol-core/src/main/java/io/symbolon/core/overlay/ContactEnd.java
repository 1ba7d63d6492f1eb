package io.symbolon.core.overlay;

/** How a contact ended (OVL-017). */
public enum ContactEnd {
    /** A session with the node was accepted. */
    ACCEPTED,
    /** Nobody answered. */
    SILENT,
    /** It was not begun: an attempt for the node or its address is outstanding, or there are too many. It says nothing of the node. */
    NOT_BEGUN
}
