package io.symbolon.tck;

import io.symbolon.tck.script.Scripts;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.DriverSuite;
import io.symbolon.tck.suite.VectorFiles;
import java.util.ArrayList;
import java.util.List;

/** Every case of the kit, in the order in which they run: the driver itself first, then the vectors, then the scripts. */
public final class Suites {
    /** The seed of a run that is told none. */
    public static final long DEFAULT_SEED = 1;

    private Suites() {}

    /** All cases. */
    public static List<Case> all(VectorFiles vectors, long seed) {
        List<Case> cases = new ArrayList<>(DriverSuite.cases(seed));
        cases.addAll(vectors.cases());
        cases.addAll(Scripts.cases());
        return List.copyOf(cases);
    }
}
