package io.symbolon.tck.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.SignedToken;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.suite.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A SignedToken out of a file or standard input, as octets or as hexadecimal digits with any white space between them.
 *
 * @param octets the SignedToken
 * @param signed its two fields
 * @param token the token in it, decoded and judged by nobody
 */
record TokenFile(byte[] octets, SignedToken signed, Token token) {
    private static final int LARGEST_FILE = 1 << 16;

    /**
     * @param name a file, or {@code -} for {@code in}
     * @throws UsageError with file, position and what was expected
     */
    static TokenFile read(String name, InputStream in) {
        String shown = name.equals("-") ? "standard input" : name;
        byte[] content = content(name, shown, in);
        byte[] octets = isText(content) ? digits(shown, content) : content;
        if (octets.length == 0) {
            throw new UsageError(shown + ": octet 0: expected a SignedToken, not the end");
        }
        TokenOctets.firstFault(octets).ifPresent(fault -> {
            throw new UsageError(shown + ": " + fault);
        });
        try {
            SignedToken signed = SignedToken.parseFrom(octets);
            return new TokenFile(octets, signed, Token.parseFrom(signed.getToken()));
        } catch (InvalidProtocolBufferException e) {
            throw new UsageError(shown + ": expected a SignedToken: " + e.getMessage());
        }
    }

    private static byte[] content(String name, String shown, InputStream in) {
        try {
            byte[] content = name.equals("-") ? in.readNBytes(LARGEST_FILE + 1) : file(Path.of(name));
            if (content.length > LARGEST_FILE) {
                throw new UsageError(shown + ": expected at most " + LARGEST_FILE + " octets");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new UsageError(shown + ": there is no such file" + nearest(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw new UsageError(shown + ": can not be read: " + e);
        }
    }

    /** The files beside a missing one whose names are nearest to its name. */
    private static String nearest(Path missing) {
        Path folder = missing.toAbsolutePath().getParent();
        try (Stream<Path> beside = Files.list(folder)) {
            List<String> names = beside.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
            List<String> nearest = Nearest.to(missing.getFileName().toString(), names);
            return nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest);
        } catch (IOException e) {
            return ", nor a folder " + folder;
        }
    }

    private static byte[] file(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    private static boolean isText(byte[] content) {
        for (byte octet : content) {
            boolean printable = octet >= ' ' && octet < 0x7f || octet == '\n' || octet == '\r' || octet == '\t';
            if (!printable) {
                return false;
            }
        }
        return true;
    }

    private static byte[] digits(String shown, byte[] content) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < content.length; i++) {
            char c = (char) content[i];
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
            } else if (!Character.isWhitespace(c)) {
                throw new UsageError(shown + ": character " + i + ": expected a hexadecimal digit, not '" + c + "'");
            }
        }
        if (digits.length() % 2 != 0) {
            throw new UsageError(
                    shown + ": character " + content.length + ": expected a hexadecimal digit, not the end");
        }
        return HexFormat.of().parseHex(digits);
    }

    /** The octets in hexadecimal digits, as the driver protocol takes them. */
    String hex() {
        return HexFormat.of().formatHex(octets);
    }
}
