package io.symbolon.core.realm;

import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenFields;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RealmTest {
    private final Realm realm = Realm.of(identity().signed(), SUITE).value();

    private boolean isInTime(long wallMillis) {
        return realm.isInTime(Instant.ofEpochMilli(wallMillis));
    }

    @Test
    void RLM_002_the_times_of_the_leaders_token_hold_with_a_leeway_of_a_minute() {
        TokenFields fields = TokenCodec.decode(identity().signed()).value().fields();
        long first = fields.issuedAtMillis() - 60_000;
        long end = fields.expiresAtMillis() + 60_000;

        assertThat(fields.notBeforeMillis()).isEqualTo(fields.issuedAtMillis());
        assertThat(isInTime(first - 1)).isFalse();
        assertThat(isInTime(first)).isTrue();
        assertThat(isInTime(end - 1)).isTrue();
        assertThat(isInTime(end)).isFalse();
    }
}
