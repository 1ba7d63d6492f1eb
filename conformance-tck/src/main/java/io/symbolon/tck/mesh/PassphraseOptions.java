package io.symbolon.tck.mesh;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the passphrase of a key file comes from: a file, the environment, or else the console. */
final class PassphraseOptions {
    private static final int LARGEST_FILE = 1024;

    @ArgGroup
    private Source source;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** One of them, or none. */
    static final class Source {
        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "The first line of this file is the passphrase.")
        private Path file;

        @Option(
                names = "--passphrase-env",
                paramLabel = "NAME",
                description = "This variable of the environment is the passphrase. Without either it is asked for.")
        private String variable;
    }

    /** The passphrase of {@code keyFile}, which is there; the caller erases it. */
    char[] of(Path keyFile) {
        return source == null ? ask("passphrase of " + keyFile) : given();
    }

    /** The passphrase of {@code keyFile}, which will be new: at the console it is asked for twice. */
    char[] ofNew(Path keyFile) {
        if (source != null) return given();
        char[] first = ask("passphrase for " + keyFile);
        char[] again = ask("the same again");
        try {
            if (Arrays.equals(first, again)) return first.clone();
            throw refused("the two passphrases are not the same");
        } finally {
            Arrays.fill(first, '\0');
            Arrays.fill(again, '\0');
        }
    }

    private char[] given() {
        char[] passphrase = source.file == null ? variable() : file();
        if (passphrase.length == 0) throw refused("the passphrase is empty");
        return passphrase;
    }

    private char[] variable() {
        String value = System.getenv(source.variable);
        if (value == null) throw refused("--passphrase-env: the environment has no " + source.variable);
        return value.toCharArray();
    }

    private char[] file() {
        byte[] content = content();
        try {
            int end = 0;
            while (end < content.length && content[end] != '\n' && content[end] != '\r') end++;
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, 0, end));
            char[] passphrase = new char[decoded.remaining()];
            decoded.get(passphrase);
            Arrays.fill(decoded.array(), '\0');
            return passphrase;
        } catch (CharacterCodingException notText) {
            throw refused("--passphrase-file: " + source.file + " is not text in UTF-8");
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] content() {
        try (InputStream in = Files.newInputStream(source.file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length <= LARGEST_FILE) return content;
        } catch (IOException failed) {
            throw refused("--passphrase-file: " + source.file + " can not be read: " + failed);
        }
        throw refused("--passphrase-file: " + source.file + " has more than " + LARGEST_FILE + " octets");
    }

    private char[] ask(String prompt) {
        Console console = System.console();
        char[] answer = console == null ? null : console.readPassword("%s: ", prompt);
        if (answer == null || answer.length == 0) {
            throw refused((answer == null ? "there is nobody to ask for the " + prompt : "the passphrase is empty")
                    + "; give --passphrase-file or --passphrase-env");
        }
        return answer;
    }

    private ParameterException refused(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
