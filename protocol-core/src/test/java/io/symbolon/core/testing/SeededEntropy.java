package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;

/** Octets that look random and are the same in every run: a hash of a name, the purpose and how often it was asked. */
public final class SeededEntropy implements Entropy {
    private final String name;
    private final Map<Purpose, Integer> draws = new EnumMap<>(Purpose.class);

    public SeededEntropy(String name) {
        this.name = name;
    }

    @Override
    public Bytes draw(Purpose purpose) {
        int number = draws.merge(purpose, 1, Integer::sum);
        return octets(name + "/" + purpose + "/" + number).slice(0, purpose.lengthOctets());
    }

    /** How often octets were drawn for {@code purpose}. */
    public int draws(Purpose purpose) {
        return draws.getOrDefault(purpose, 0);
    }

    /** 32 octets that {@code name} stands for. */
    public static Bytes octets(String name) {
        try {
            return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
