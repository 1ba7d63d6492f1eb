package io.symbolon.core.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * For mutation tests only (docs/mutation.md): PIT finds the tests of a class by running the class, again in each of its processes,
 * which costs more than the mutations do. This lets it find them without their bodies. Nothing is skipped when coverage is taken or
 * a mutation is put to the test.
 */
public final class FoundWithoutRunning implements InvocationInterceptor {

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runUnlessSearching(body);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runUnlessSearching(body);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runUnlessSearching(body);
    }

    @Override
    public void interceptDynamicTest(Invocation<Void> body, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        runUnlessSearching(body);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runUnlessSearching(body);
    }

    private static void runUnlessSearching(InvocationInterceptor.Invocation<Void> body) throws Throwable {
        boolean searching = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("findTestsForTestClasses")
                        && frame.getClassName().endsWith(".MutationTestMinion")));
        if (searching) body.skip();
        else body.proceed();
    }
}
