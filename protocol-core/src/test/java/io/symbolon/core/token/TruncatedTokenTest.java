package io.symbolon.core.token;

import static io.symbolon.core.testing.Proto.delimited;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.TokenRule.ADDRESS_IS_COMPLETE;
import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_HAS_32_OCTETS;
import static io.symbolon.spec.TokenRule.SIGNATURE_HAS_64_OCTETS;
import static io.symbolon.spec.TokenRule.TIMES_IN_RANGE;
import static io.symbolon.spec.TokenRule.UUID_HAS_16_OCTETS;
import static io.symbolon.spec.TokenRule.VERSION_IS_ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every prefix of a token is refused by a rule and never an exception. */
class TruncatedTokenTest {
    @Test
    void of_the_signed_token() {
        Map<Place, TokenDraft> drafts =
                Map.of(Place.HANDSHAKE, node(), Place.IDENTITY, identity(), Place.INTEREST, interest());
        drafts.forEach((place, draft) -> {
            Bytes whole = draft.signed();
            Map<Integer, Rule> endsWithAField =
                    Map.of(0, VERSION_IS_ONE, delimited(1, draft.token()).length(), SIGNATURE_HAS_64_OCTETS);
            for (int length = 0; length < whole.length(); length++) {
                assertThat(Judging.judge(place, whole.slice(0, length)).rule())
                        .as("%d octets", length)
                        .contains(endsWithAField.getOrDefault(length, DECODES));
            }
        });
    }

    /** A token that ends with a whole field is well-formed; the first rule that misses something is named. */
    @Test
    void of_the_token_in_it() {
        List<Rule> missing = List.of(
                CANONICAL_ENCODING,
                KIND_FITS_PLACE,
                UUID_HAS_16_OCTETS,
                PUBLIC_KEY_HAS_32_OCTETS,
                PUBLIC_KEY_HAS_32_OCTETS,
                TIMES_IN_RANGE,
                TIMES_IN_RANGE,
                TIMES_IN_RANGE,
                TOKEN_CARRIES_SESSION_KEY,
                ADDRESS_IS_COMPLETE,
                TOKEN_CARRIES_SESSION_KEY);
        Bytes whole = node().token();
        List<Integer> ends = new ArrayList<>(List.of(0));
        node().encodedFields().forEach(field -> ends.add(ends.get(ends.size() - 1) + field.length()));

        for (int length = 0; length < whole.length(); length++) {
            int fields = ends.indexOf(length);
            Bytes signed = Bytes.concat(delimited(1, whole.slice(0, length)), delimited(2, Bytes.zeros(64)));
            assertThat(Judging.judge(Place.HANDSHAKE, signed).rule())
                    .as("%d octets", length)
                    .contains(fields < 0 ? DECODES : missing.get(fields));
        }
    }
}
