package io.symbolon.tck.suite;

/** At which depth a case asks a subject. */
public enum Level {
    /** Pure functions: one operation, one result. */
    L0,
    /** A node without sockets, in virtual time. */
    L1,
    /** A node that runs, over UDP, without any driver: the checks of a probe. */
    L2
}
