package io.symbolon.tck.vectors.realm;

import static io.symbolon.tck.vectors.realm.RealmSample.LEADER;
import static io.symbolon.tck.vectors.realm.RealmSample.LEADER_TOKEN;
import static io.symbolon.tck.vectors.realm.RealmSample.QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.SealedFrames;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query with a weak key of its asker is right but for that key: a leader that does not look at it reads the query. */
class WeakAskersTest {
    @ParameterizedTest
    @ValueSource(strings = {"RLM-N-0704", "RLM-N-0705", "RLM-N-0706", "RLM-N-0707"})
    void whoever_does_not_look_at_the_key_takes_the_query(String id) throws IOException {
        JsonNode args = argsOf(id);
        byte[] freshKey = octets(args, "fresh_key");
        byte[] asker = RealmQuestion.asker(LEADER, LEADER_TOKEN, freshKey, octets(args, "asker"))
                .orElseThrow();
        RealmQuestion question = RealmQuestion.ofLeader(LEADER, LEADER_TOKEN, freshKey, asker);

        assertThat(Edwards25519.isStrict(asker)).isFalse();
        assertThat(question.open(question.queryKey(), octets(args, "sealed"))).hasValue(SealedFrames.content(QUERY));
    }

    private static JsonNode argsOf(String id) throws IOException {
        JsonNode cases =
                new ObjectMapper().readTree(RealmQueryVectors.file().octets()).path("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .map(one -> one.path("args"))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] octets(JsonNode args, String name) {
        return Octets.ofHex(args.path(name).asText());
    }
}
