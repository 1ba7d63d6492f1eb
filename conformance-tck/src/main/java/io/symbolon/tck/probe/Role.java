package io.symbolon.tck.probe;

import java.util.Locale;

/** What the target does first. */
public enum Role {
    /** It answers; the probe opens. */
    SERVER,
    /** It opens; the probe listens. */
    CLIENT;

    /** The flag of the checks of this role. */
    String flag() {
        return this == SERVER ? "Server" : "Client";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
