package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of vectors that the manifest names, each checked against its digest there.
 *
 * @param cases the cases of all files, in the order of the manifest
 * @param digests SHA-256 by name of file, as hexadecimal digits
 */
public record VectorFiles(List<Case> cases, Map<String, String> digests) {
    private static final String FOLDER = "/symbolon/vectors/";
    private static final String MANIFEST = "MANIFEST.json";
    private static final String SCHEMA = "symbolon/manifest/1";

    private static VectorFiles carried;

    /** The vectors that this kit carries; read once, since they never change. */
    public static synchronized VectorFiles load() {
        if (carried == null) {
            carried = load(VectorFiles::resource);
        }
        return carried;
    }

    /** The vectors of a folder that {@code octetsOf} reads, by name of file; empty for a file that is not there. */
    static VectorFiles load(Function<String, Optional<byte[]>> octetsOf) {
        List<Case> cases = new ArrayList<>();
        Map<String, String> digests = new LinkedHashMap<>();
        for (JsonNode entry : manifest(octets(octetsOf, MANIFEST))) {
            String file = entry.path("file").asText();
            byte[] octets = octets(octetsOf, file);
            String digest = sha256(octets);
            if (!digest.equals(entry.path("sha256").asText())) {
                throw new KitFault(file + ": expected the SHA-256 that " + MANIFEST + " names, "
                        + entry.path("sha256").asText() + ", not " + digest);
            }
            List<Case> ofFile = VectorSuite.read(file, octets);
            if (ofFile.size() != entry.path("cases").asInt(-1)) {
                throw new KitFault(file + ": expected " + entry.path("cases").asText() + " cases as " + MANIFEST
                        + " says, not " + ofFile.size());
            }
            cases.addAll(ofFile);
            digests.put(file, digest);
        }
        return new VectorFiles(cases, digests);
    }

    private static JsonNode manifest(byte[] octets) {
        try {
            JsonNode manifest = Json.read(octets);
            if (!manifest.path("schema").asText().equals(SCHEMA)) {
                throw new KitFault(MANIFEST + ": /schema: expected " + SCHEMA);
            }
            if (!manifest.path("files").isArray()) {
                throw new KitFault(MANIFEST + ": /files: expected a list");
            }
            return manifest.get("files");
        } catch (IOException e) {
            throw new KitFault(MANIFEST + ": not JSON: " + e.getMessage(), e);
        }
    }

    private static byte[] octets(Function<String, Optional<byte[]>> octetsOf, String file) {
        return octetsOf.apply(file).orElseThrow(() -> new KitFault(file + ": the file is missing"));
    }

    private static Optional<byte[]> resource(String file) {
        try (InputStream in = VectorFiles.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new KitFault(file + ": can not be read", e);
        }
    }

    static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new KitFault("every Java has SHA-256", e);
        }
    }
}
