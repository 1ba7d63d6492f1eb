package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.ProtocolSchema;
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
}
