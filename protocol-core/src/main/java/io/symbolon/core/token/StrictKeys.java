package io.symbolon.core.token;

import io.symbolon.core.crypto.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys of tokens that passed every rule: their check is not made again (TOK-029). The least recently used gives way. */
public final class StrictKeys {
    private static final int BOUND = 1024;

    private final Map<PublicKey, Boolean> keys = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PublicKey, Boolean> eldest) {
            return size() > BOUND;
        }
    };

    /** Only a question: it does not count as a use, since whoever names a key has not signed with it yet. */
    boolean contains(PublicKey key) {
        return keys.containsKey(key);
    }

    void remember(PublicKey key) {
        keys.put(key, true);
    }

    /** How many keys are remembered. */
    public int size() {
        return keys.size();
    }
}
