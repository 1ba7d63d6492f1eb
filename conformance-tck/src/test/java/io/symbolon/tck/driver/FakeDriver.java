package io.symbolon.tck.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A driver program that misbehaves in the way that its argument names. Needs nothing but the JDK. */
public final class FakeDriver {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private FakeDriver() {}

    /** The command line that starts this program. */
    public static List<String> command(String manner) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                ownClasses(),
                FakeDriver.class.getName(),
                manner);
    }

    /** As {@link #command}, as it would be typed. */
    public static String commandLine(String manner) {
        return "'" + String.join("' '", command(manner)) + "'";
    }

    private static String ownClasses() {
        try {
            return Path.of(FakeDriver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        if (args[0].equals("banner")) {
            OUT.println("Welcome to my driver");
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Matcher id = ID.matcher(line);
            if (!id.find()) {
                throw new IOException("no id in " + line);
            }
            answer(args[0], id.group(1), line);
            if (line.contains("\"op\":\"bye\"")) {
                return;
            }
        }
    }

    private static void answer(String manner, String id, String line) throws IOException {
        boolean courtesy = line.contains("\"op\":\"hello\"") || line.contains("\"op\":\"reset\"");
        String good = "{\"id\":" + id + ",\"result\":{\"protocol\":1,\"name\":\"fake\",\"version\":\""
                + ProcessHandle.current().pid() + "\",\"language\":\"java\",\"capabilities\":[]}}";
        String unsupported = "{\"id\":" + id + ",\"error\":{\"kind\":\"unsupported\",\"text\":\"no\"}}";
        switch (manner) {
            case "honest" -> OUT.println(courtesy || line.contains("\"op\":\"bye\"") ? good : unsupported);
            case "crash" -> crash();
            case "crash-later" -> {
                if (!courtesy) {
                    crash();
                }
                OUT.println(good);
            }
            case "hang" -> waitForEver();
            case "deaf" -> {
                if (line.contains("\"op\":\"bye\"")) {
                    waitForEver();
                }
                OUT.println(good);
            }
            case "rubbish" -> OUT.println("Segmentation fault");
            case "two-answers" ->
                OUT.println("{\"id\":" + id + ",\"result\":{},\"error\":{\"kind\":\"internal\",\"text\":\"\"}}");
            case "not-utf8" -> {
                OUT.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
                OUT.flush();
            }
            case "wrong-id" -> OUT.println("{\"id\":4711,\"result\":{}}");
            case "chatty" -> OUT.println(good + "\n{\"id\":1,\"result\":{}}");
            case "close" -> {
                OUT.close();
                System.out.close();
                waitForEver();
            }
            case "too-long" -> OUT.println("\"" + "x".repeat(1_048_576) + "\"");
            default -> OUT.println(good);
        }
    }

    private static void crash() {
        System.err.println("boom");
        System.err.flush();
        Runtime.getRuntime().halt(3);
    }

    private static void waitForEver() throws IOException {
        // standard input stays open as long as the kit lives
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
