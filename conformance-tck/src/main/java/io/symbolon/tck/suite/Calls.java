package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;

/** What scripts in code do with a driver: ask, and fail the case with a text when the answer is not the right one. */
public final class Calls {
    private Calls() {}

    /**
     * The result of {@code op}.
     *
     * @throws CaseFailed if the reply is an error
     */
    public static ObjectNode result(Driver driver, String op, ObjectNode args) {
        Reply reply = driver.call(op, args);
        if (reply instanceof Reply.Result result) {
            return result.members();
        }
        throw failed(op, "a result", reply.toString());
    }

    /** Fails the case with {@code text} unless {@code holds}. */
    public static void require(boolean holds, String text) {
        if (!holds) {
            throw new CaseFailed(Verdict.fail(text));
        }
    }

    /**
     * Fails the case unless both are equal.
     *
     * @param what says in words what is compared, such as {@code the datagrams sent at 5000 ms}
     */
    public static void requireEqual(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw failed(what, String.valueOf(expected), String.valueOf(actual));
        }
    }

    private static CaseFailed failed(String at, String expected, String actual) {
        return new CaseFailed(Verdict.fail("the answer is not the one that the rules demand", expected, actual, at));
    }
}
