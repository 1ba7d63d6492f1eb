package io.symbolon.tck.vectors.script;

import io.symbolon.tck.vectors.file.VectorFile;

/** The file {@code handshake-script.json}: handshakes and sessions, step by step. */
public final class HandshakeScriptVectors {
    private HandshakeScriptVectors() {}

    public static VectorFile file() {
        VectorFile file = new VectorFile(
                "handshake-script",
                "handshake",
                "Handshakes and sessions of one node, step by step, with all its randomness fixed.",
                "The events of every step are complete and in order; wake_at_ms is not compared.");
        GoldenScripts.addTo(file);
        OpenerScripts.addTo(file);
        AnswererScripts.addTo(file);
        CookieScripts.addTo(file);
        LoadScripts.addTo(file);
        SealedScripts.addTo(file);
        PathScripts.addTo(file);
        LifetimeScripts.addTo(file);
        RenewalScripts.addTo(file);
        return file;
    }
}
