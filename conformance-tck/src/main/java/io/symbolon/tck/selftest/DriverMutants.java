package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.alwaysAt;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.lambdasOf;
import static io.symbolon.tck.selftest.Edits.swapped;
import static io.symbolon.tck.selftest.Edits.unwritten;

import io.symbolon.spec.DriverRule;

/** What is wrong about the driver of a subject. */
final class DriverMutants {
    private static final String REFERENCE = "io.symbolon.tck.reference.";

    private DriverMutants() {}

    static void add(Mutants all) {
        driver(all);
    }

    private static void driver(Mutants all) {
        all.wrong(
                DriverRule.UNKNOWN_IS_UNSUPPORTED,
                "an unknown operation is a bad request",
                swapped(REFERENCE + "ReferenceSubject", "answer", "unsupported", "badRequest"));
        all.wrong(
                DriverRule.RESET_FORGETS,
                "a reset leaves the nodes as they are",
                unwritten(REFERENCE + "ReferenceSubject", lambdasOf("new"), "nodes"));
        all.wrong(
                DriverRule.CAPABILITIES_ARE_TRUE,
                "an operation is declared and missing",
                constant(REFERENCE + "ReferenceSubject", "<init>", "cookie.make", "cookie.bake"),
                alwaysAt(REFERENCE + "ReferenceSubject", "hello", "containsAll", 1, true));
        all.wrong(
                DriverRule.RANDOMNESS_IS_SCRIPTED,
                "scripted values are used from the last to the first",
                swapped(REFERENCE + "ScriptedEntropy", "fill", "remove", "removeLast"));
        all.wrong(
                DriverRule.BAD_REQUEST_CHANGES_NOTHING,
                "a request that can not be carried out is a fault of the subject",
                swapped(REFERENCE + "ReferenceSubject", "answer", "badRequest", "internal"));
        all.wrong(
                DriverRule.TIME_IS_VIRTUAL,
                "deadlines are handled at the time to which the clock is set",
                alwaysAt(REFERENCE + "VirtualNodes", "setClock", "isPresent", 1, false));
    }
}
