package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Encoding;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.ProtocolSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationSamplesTest {

    static Stream<String> operations() {
        return Arrays.stream(Capability.values()).flatMap(capability -> capability.operations().stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void there_is_a_sample_of_the_right_shape_for(String op) {
        assertThat(ProtocolSchema.faultOfArguments(op, OperationSamples.of(op))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void both_encodings_carry_the_arguments_of(String op) throws IOException {
        ObjectNode request = Json.object().put("id", 1).put("op", op);
        request.set("args", OperationSamples.of(op));
        for (Encoding encoding : Encoding.values()) {
            String carried = Json.text(encoding.readRequest(encoding.request(request)));

            assertThat(carried).as("%s", encoding).isEqualTo(Json.text(request));
        }
    }
}
