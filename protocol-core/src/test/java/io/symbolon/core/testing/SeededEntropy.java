package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Octets that look random and are the same in every run: a hash of a name, the purpose and how often it was asked. */
public final class SeededEntropy implements Entropy {
    private final String name;
    private final Map<Purpose, Integer> draws = new EnumMap<>(Purpose.class);
    private final List<Secret> secrets = new ArrayList<>();
    private final Map<Purpose, List<Secret>> secretsFor = new EnumMap<>(Purpose.class);

    public SeededEntropy(String name) {
        this.name = name;
    }

    @Override
    public void fill(byte[] octets, Purpose purpose) {
        int number = draws.merge(purpose, 1, Integer::sum);
        octets(name + "/" + purpose + "/" + number).slice(0, octets.length).copyInto(octets, 0);
    }

    @Override
    public Secret drawSecret(Purpose purpose) {
        Secret secret = Entropy.super.drawSecret(purpose);
        secrets.add(secret);
        secretsFor.computeIfAbsent(purpose, any -> new ArrayList<>()).add(secret);
        return secret;
    }

    /** Every secret that was drawn. */
    public List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** Every secret that was drawn for {@code purpose}. */
    public List<Secret> secretsFor(Purpose purpose) {
        return List.copyOf(secretsFor.getOrDefault(purpose, List.of()));
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
