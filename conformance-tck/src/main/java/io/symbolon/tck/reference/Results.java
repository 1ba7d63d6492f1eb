package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Json;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Function;

/** Values of the core as members of a result. */
final class Results {
    private Results() {}

    static ObjectNode accepted() {
        return Json.object().put("verdict", "accepted");
    }

    static ObjectNode refused(Rule rule) {
        return Json.object().put("verdict", "refused").put("rule", rule.id());
    }

    /** The result of a verdict; what was accepted says its own members. */
    static <T> ObjectNode of(Verdict<T> verdict, Function<T, ObjectNode> accepted) {
        return verdict.match(accepted, Results::refused);
    }

    /** The octets of a secret: a driver shows what a node never does. */
    static String hex(Secret secret) {
        return secret.use(HexFormat.of()::formatHex);
    }

    static ObjectNode position(RoutingTable.Position position) {
        return Json.object()
                .put("row", position.row())
                .put("column", position.column())
                .put("fingerprint", position.fingerprint().toString());
    }

    static ObjectNode token(TokenFields fields) {
        ObjectNode token = Json.object()
                .put("kind", Kind.ofNumber(fields.kind()).orElseThrow().name().toLowerCase(Locale.ROOT))
                .put("uuid", fields.uuid().toHex())
                .put("realm", fields.realm().toHex())
                .put("issuer", fields.issuer().toHex())
                .put("audience", fields.audience().toHex())
                .put("subject", fields.subject())
                .put("public_key", fields.publicKey().toHex())
                .put("issued_at", fields.issuedAtMillis())
                .put("not_before", fields.notBeforeMillis())
                .put("expires_at", fields.expiresAtMillis());
        ArrayNode extensions = token.putArray("extensions");
        for (Extension extension : fields.extensions()) {
            extensions
                    .addObject()
                    .put("name", extension.name())
                    .put("value", extension.value().toHex());
        }
        return token;
    }
}
