package io.symbolon.tck.vectors.token;

import io.symbolon.tck.vectors.file.VectorFile;
import java.util.List;

/** The file {@code token-validate.json}: TOK-001 to TOK-032, HSK-003 and HSK-005. */
public final class TokenValidateVectors {
    private TokenValidateVectors() {}

    public static VectorFile file() {
        VectorFile file = new VectorFile(
                "token-validate",
                "token",
                "Signed tokens in a place at a time, and the rule that refuses each bad one.",
                "Every bad token is signed as it stands, so that nothing but its one fault can refuse it.");
        List.of(
                        new SizeAndPlaceVectors(file),
                        new DecodingVectors(file),
                        new EncodingVectors(file),
                        new FieldVectors(file),
                        new TimeVectors(file),
                        new ExtensionVectors(file),
                        new KnownExtensionVectors(file),
                        new TokenKeyVectors(file),
                        new TokenSignatureVectors(file),
                        new PolicyVectors(file))
                .forEach(ValidationCases::add);
        return file;
    }
}
