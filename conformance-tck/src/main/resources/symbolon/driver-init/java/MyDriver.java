import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The driver of my port: one line of JSON in, one line out (chapter driver). Java 17 or newer, nothing else:
 *
 * <pre>
 *   ./symbolon tck --driver "java MyDriver.java"
 * </pre>
 */
public class MyDriver {
    /** A capability is declared when all its operations are below; from then on its cases count. */
    static final List<String> CAPABILITIES = List.of();

    /**
     * An operation takes the arguments and gives the members of its result, such as
     * {@code Map.of("verdict", "refused", "rule", "CNV-005")}.
     */
    static final Map<String, Function<Map<String, Object>, Map<String, Object>>> OPERATIONS = Map.of(
            "hello", args -> Map.of(
                    "protocol", 1, "name", "my-port", "version", "0", "language", "java", "capabilities", CAPABILITIES),
            "reset", args -> Map.of(), // forget every node, and set the time to its start
            "bye", args -> Map.of()
            // "key.check", args -> checkKey(octets(args, "public_key"))
            );

    /** An argument is missing or malformed. */
    static class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadRequest(String name) {
            super(name);
        }
    }

    /** The octets of an argument, which come as hexadecimal digits. */
    static byte[] octets(Map<String, Object> args, String name) {
        try {
            return HexFormat.of().parseHex((String) args.get(name));
        } catch (RuntimeException wrong) {
            throw new BadRequest(name);
        }
    }

    static Map<String, Object> answer(String op, Map<String, Object> args) {
        if (!OPERATIONS.containsKey(op)) {
            return error("unsupported", op);
        }
        try {
            return Map.of("result", OPERATIONS.get(op).apply(args));
        } catch (BadRequest wrong) {
            return error("bad_request", wrong.getMessage());
        } catch (RuntimeException fault) {
            return error("internal", fault.toString());
        }
    }

    static Map<String, Object> error(String kind, String text) {
        return Map.of("error", Map.of("kind", kind, "text", text));
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] none) throws IOException {
        PrintStream replies = System.out;
        System.setOut(System.err); // what a print says must not stand between replies
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Map<String, Object> request = (Map<String, Object>) new Json(line).read();
            String op = (String) request.get("op");
            Map<String, Object> reply = new LinkedHashMap<>(answer(op, (Map<String, Object>) request.get("args")));
            reply.put("id", request.get("id"));
            replies.write((Json.text(reply) + "\n").getBytes(StandardCharsets.US_ASCII));
            replies.flush();
            if (op.equals("bye")) {
                return;
            }
        }
    }

    /** JSON as maps, lists, texts, BigDecimal, Boolean and null. Use the library of your port if it has one. */
    static class Json {
        private final String line;
        private int at;

        Json(String line) {
            this.line = line;
        }

        /** The one value of the line. */
        Object read() {
            Object value = value();
            skipSpace();
            if (at != line.length()) {
                throw unexpected();
            }
            return value;
        }

        private Object value() {
            skipSpace();
            return switch (at < line.length() ? line.charAt(at) : 0) {
                case '{' -> object();
                case '[' -> list();
                case '"' -> text();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            at++;
            while (!ends('}', object.isEmpty())) {
                skipSpace();
                String name = text();
                skipSpace();
                expect(':');
                object.put(name, value());
            }
            return object;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            while (!ends(']', list.isEmpty())) {
                list.add(value());
            }
            return list;
        }

        /** Whether the closing bracket comes; if not, a comma is passed unless this is the first element. */
        private boolean ends(char bracket, boolean first) {
            skipSpace();
            if (at < line.length() && line.charAt(at) == bracket) {
                at++;
                return true;
            }
            if (!first) {
                expect(',');
            }
            return false;
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            expect('"');
            while (at < line.length() && line.charAt(at) != '"') {
                char c = line.charAt(at++);
                text.append(c == '\\' ? escaped() : c);
            }
            expect('"');
            return text.toString();
        }

        private char escaped() {
            char c = at < line.length() ? line.charAt(at++) : 0;
            int plain = "\"\\/bfnrt".indexOf(c);
            if (plain >= 0) {
                return "\"\\/\b\f\n\r\t".charAt(plain);
            }
            if (c != 'u' || at + 4 > line.length()) {
                throw unexpected();
            }
            at += 4;
            return (char) HexFormat.fromHexDigits(line, at - 4, at);
        }

        private Object word(String word, Object value) {
            if (!line.startsWith(word, at)) {
                throw unexpected();
            }
            at += word.length();
            return value;
        }

        private BigDecimal number() {
            int start = at;
            while (at < line.length() && "+-.0123456789Ee".indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            return new BigDecimal(line.substring(start, at));
        }

        private void expect(char c) {
            if (at == line.length() || line.charAt(at) != c) {
                throw unexpected();
            }
            at++;
        }

        private void skipSpace() {
            while (at < line.length() && " \t\r".indexOf(line.charAt(at)) >= 0) {
                at++;
            }
        }

        private IllegalArgumentException unexpected() {
            return new IllegalArgumentException("not JSON at " + at + ": " + line);
        }

        /** A value in one line of ASCII. */
        static String text(Object value) {
            StringBuilder out = new StringBuilder();
            write(value, out);
            return out.toString();
        }

        private static void write(Object value, StringBuilder out) {
            if (value instanceof Map<?, ?> object) {
                String before = "{";
                for (Map.Entry<?, ?> member : object.entrySet()) {
                    out.append(before);
                    write(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    before = ",";
                }
                out.append(object.isEmpty() ? "{}" : "}");
            } else if (value instanceof List<?> list) {
                String before = "[";
                for (Object element : list) {
                    out.append(before);
                    write(element, out);
                    before = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            } else if (value instanceof String text) {
                out.append('"');
                for (char c : text.toCharArray()) {
                    boolean plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
                    out.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
                }
                out.append('"');
            } else if (value instanceof BigDecimal number) {
                out.append(number.toPlainString());
            } else {
                out.append(value);
            }
        }
    }
}
