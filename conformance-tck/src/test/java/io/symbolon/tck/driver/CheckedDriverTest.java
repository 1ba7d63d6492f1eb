package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class CheckedDriverTest {
    private static final ObjectNode KEY = Json.object().put("public_key", "00".repeat(32));

    @Test
    void passes_on_a_result_of_the_right_shape_with_further_members() {
        ObjectNode members = Json.object().put("verdict", "accepted").put("remark", "fine");

        assertThat(checked(new Reply.Result(members)).call("key.check", KEY)).isEqualTo(new Reply.Result(members));
    }

    @Test
    void passes_on_errors() {
        assertThat(checked(Reply.internal("bug")).call("key.check", KEY)).isEqualTo(Reply.internal("bug"));
    }

    @Test
    void blames_the_driver_for_a_result_of_another_shape() {
        ObjectNode withoutRule = Json.object().put("verdict", "refused");
        DriverFault fault = catchThrowableOfType(
                DriverFault.class, () -> checked(new Reply.Result(withoutRule)).call("key.check", KEY));

        assertThat(fault.kind()).isEqualTo(DriverFault.Kind.MALFORMED);
        assertThat(fault.kind().endsTheDriver()).isFalse();
        assertThat(fault).hasMessageContaining("key.check").hasMessageContaining("rule");
    }

    @Test
    void blames_the_kit_for_arguments_of_another_shape() {
        Driver driver = checked(Reply.internal("never reached"));

        assertThatThrownBy(() -> driver.call("key.check", Json.object()))
                .isInstanceOf(KitFault.class)
                .hasMessageContaining("key.check")
                .hasMessageContaining("public_key");
    }

    private static Driver checked(Reply reply) {
        return new CheckedDriver(new InProcessDriver((op, args) -> reply));
    }
}
