package io.symbolon.tck.report;

import io.symbolon.tck.driver.CommandWords;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.driver.KitFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run was made with, as SHA-256 in hexadecimal digits.
 *
 * @param kit the digest of the kit's own jar; empty when it does not run from one
 * @param subject the digest of each file that the driver's command line names, by name as it stands there
 * @param vectors the digest of each file of vectors, by name
 */
public record Digests(Optional<String> kit, Map<String, String> subject, Map<String, String> vectors) {

    /**
     * The digests of a run with this driver, empty for the embedded reference implementation. A word of the command line
     * that names no file that can be read has no digest: a program on the search path, an option.
     */
    public static Digests of(Optional<String> command, Map<String, String> vectors) {
        Map<String, String> subject = new LinkedHashMap<>();
        for (String word : command.map(CommandWords::split).orElse(List.of())) {
            file(word).flatMap(Digests::sha256).ifPresent(digest -> subject.put(word, digest));
        }
        return new Digests(jar().flatMap(Digests::sha256), subject, vectors);
    }

    private static Optional<Path> file(String word) {
        try {
            return Optional.of(Path.of(word));
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }

    private static Optional<Path> jar() {
        CodeSource source = Kit.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new KitFault("the kit does not know where it is: " + source.getLocation(), e);
        }
    }

    /** The digest of these octets. */
    static String sha256(byte[] octets) {
        return HexFormat.of().formatHex(sha256().digest(octets));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new KitFault("every Java has SHA-256", e);
        }
    }

    /** Empty for what is no regular file or can not be read. */
    private static Optional<String> sha256(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = sha256();
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
