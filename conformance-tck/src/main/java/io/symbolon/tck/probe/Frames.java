package io.symbolon.tck.probe;

/** How a transcript shows the sealed frames of the probe's sessions. Keys are in none. */
public enum Frames {
    /** As they were on the wire, and the name of the message: what everybody may read who may read the report. */
    SEALED,
    /** With their content beside them; for whoever asks for the secrets of a capture, too. */
    OPENED
}
