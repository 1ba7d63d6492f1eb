package io.symbolon.tck.vectors.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Members;
import java.util.Locale;

/** A token as the driver protocol writes it. */
public final class TokenJson {
    private TokenJson() {}

    /** All its fields. */
    public static ObjectNode of(Token token) {
        ObjectNode json = withoutPublicKey(token);
        json.setAll(Members.of("public_key", token.getPublicKey().toByteArray()));
        return json;
    }

    static ObjectNode withoutPublicKey(Token token) {
        return Members.of(
                "kind", token.getKind().name().toLowerCase(Locale.ROOT),
                "uuid", token.getUuid().toByteArray(),
                "realm", token.getRealm().toByteArray(),
                "issuer", token.getIssuer().toByteArray(),
                "audience", token.getAudience().toByteArray(),
                "subject", token.getSubject(),
                "issued_at", token.getIssuedAt(),
                "not_before", token.getNotBefore(),
                "expires_at", token.getExpiresAt(),
                "extensions",
                        token.getExtensionsList().stream()
                                .map(extension -> Members.of(
                                        "name", extension.getName(),
                                        "value", extension.getValue().toByteArray()))
                                .toList());
    }
}
