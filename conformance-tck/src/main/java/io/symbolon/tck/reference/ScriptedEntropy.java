package io.symbolon.tck.reference;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gives the scripted octets of each purpose in their order (DRV-006), and others when a purpose has no more. */
final class ScriptedEntropy implements Entropy {
    private final Map<Purpose, Deque<Bytes>> scripts = new EnumMap<>(Purpose.class);
    private final Entropy others;

    ScriptedEntropy(Entropy others) {
        this.others = others;
    }

    /** Adds the script of one purpose; each value has its length. */
    void script(Purpose purpose, List<Bytes> values) {
        scripts.put(purpose, new ArrayDeque<>(values));
    }

    @Override
    public void fill(byte[] octets, Purpose purpose) {
        Deque<Bytes> script = scripts.get(purpose);
        if (script == null || script.isEmpty()) {
            others.fill(octets, purpose);
        } else {
            script.remove().copyInto(octets, 0);
        }
    }
}
