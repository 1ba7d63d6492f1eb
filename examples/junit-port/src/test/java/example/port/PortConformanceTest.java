package example.port;

import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.junit.ConformanceTests;
import java.util.List;

/** Every case about keys and about the driver. What the port does not declare yet is shown as skipped. */
class PortConformanceTest extends ConformanceTests {
    @Override
    protected Subject subject() {
        return new PortSubject();
    }

    @Override
    protected List<String> selectors() {
        return List.of("conventions", "driver");
    }
}
