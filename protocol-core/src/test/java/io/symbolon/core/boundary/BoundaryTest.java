package io.symbolon.core.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of input and of effect reaches the one method that is there for it. */
class BoundaryTest {

    static List<Class<?>> effects() {
        return List.of(Effect.class.getPermittedSubclasses());
    }

    static List<Class<?>> inputs() {
        return List.of(Input.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("effects")
    void an_effect_is_performed_by_the_method_for_its_kind(Class<?> kind) throws ReflectiveOperationException {
        Effect effect = (Effect) some(kind);
        List<Object> performed = new ArrayList<>();

        effect.perform(any(EffectHandler.class, (proxy, method, args) -> {
            assertThat(method.getParameterTypes()).containsExactly(kind);
            performed.add(args[0]);
            return null;
        }));

        assertThat(performed).hasSize(1).first().isSameAs(effect);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @SuppressWarnings("unchecked") // a class has no parameters of its type
    void an_input_is_answered_by_the_function_for_its_kind(Class<?> kind) throws ReflectiveOperationException {
        Input input = (Input) some(kind);

        Object answer = input.match((Input.Cases<Object>) any(Input.Cases.class, (proxy, method, args) -> {
            assertThat(method.getParameterTypes()).containsExactly(kind);
            return List.of("the answer to", args[0]);
        }));

        assertThat(answer).isEqualTo(List.of("the answer to", input));
    }

    private static <T> T any(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** One of this kind, with whatever in it. */
    private static Object some(Class<?> kind) throws ReflectiveOperationException {
        Constructor<?> canonical = kind.getDeclaredConstructors()[0];
        return canonical.newInstance(Arrays.stream(canonical.getParameters())
                .map(BoundaryTest::whatever)
                .toArray());
    }

    private static Object whatever(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == long.class) return 7L;
        if (type == int.class) return 7;
        if (type == List.class) return List.of();
        return type == Optional.class ? Optional.empty() : null;
    }
}
