package example.port;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import java.util.HexFormat;

/** This port as the kit sees it: the operations of chapter driver that it has, and no others. */
final class PortSubject implements Subject {
    private static final HexFormat HEX = HexFormat.of();

    @Override
    public Reply answer(String op, ObjectNode args) {
        return switch (op) {
            case "hello" -> new Reply.Result(hello());
            case "reset", "bye" -> new Reply.Result(result());
            case "key.check" -> strict(Keys.isStrict(octets(args, "public_key")));
            case "key.convert" -> convert(octets(args, "public_key"));
            case "key.derive" -> derive(octets(args, "seed"));
            case "signature.verify" ->
                strict(Keys.verify(octets(args, "public_key"), octets(args, "message"), octets(args, "signature")));
            case "agreement" -> agree(octets(args, "secret"), octets(args, "agreement_key"));
            default -> Reply.unsupported(op);
        };
    }

    private static ObjectNode hello() {
        ObjectNode hello = result().put("protocol", 1)
                .put("name", "example-port")
                .put("version", "0")
                .put("language", "java");
        hello.putArray("capabilities").add("crypto");
        return hello;
    }

    private static Reply convert(byte[] publicKey) {
        if (!Keys.isStrict(publicKey)) {
            return Reply.badRequest("public_key is not strict");
        }
        return new Reply.Result(result().put("agreement_key", HEX.formatHex(Keys.agreementKey(publicKey))));
    }

    private static Reply derive(byte[] seed) {
        byte[] publicKey = Keys.publicKey(seed);
        return new Reply.Result(result().put("public_key", HEX.formatHex(publicKey))
                .put("agreement_secret", HEX.formatHex(Keys.agreementSecret(seed)))
                .put("agreement_key", HEX.formatHex(Keys.agreementKey(publicKey))));
    }

    private static Reply agree(byte[] secret, byte[] peersKey) {
        return Keys.agree(secret, peersKey)
                .map(shared ->
                        new Reply.Result(result().put("verdict", "accepted").put("shared", HEX.formatHex(shared))))
                .orElseGet(() -> refused("CNV-006"));
    }

    private static Reply strict(boolean holds) {
        return holds ? new Reply.Result(result().put("verdict", "accepted")) : refused("CNV-005");
    }

    private static Reply.Result refused(String rule) {
        return new Reply.Result(result().put("verdict", "refused").put("rule", rule));
    }

    private static byte[] octets(ObjectNode args, String name) {
        return HEX.parseHex(args.get(name).asText());
    }

    private static ObjectNode result() {
        return JsonNodeFactory.instance.objectNode();
    }
}
