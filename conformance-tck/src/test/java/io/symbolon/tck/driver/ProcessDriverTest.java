package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that answer, and that do everything else. */
@Timeout(120)
class ProcessDriverTest {
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(400);

    @Test
    void gives_results_and_errors_of_a_driver_that_answers() {
        try (Driver driver = ProcessDriver.start(FakeDriver.command("honest"), PATIENT)) {
            Reply hello = driver.call("hello", Hello.arguments());
            Reply unknown = driver.call("x.1", Json.object());

            assertThat(hello).isInstanceOf(Reply.Result.class);
            assertThat(((Reply.Result) hello).members().get("name").asText()).isEqualTo("fake");
            assertThat(unknown).isEqualTo(Reply.unsupported("no"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crash       | CRASHED  | ended with exit code 3 and did not answer hello",
                "rubbish     | RUBBISH  | answered hello with a line that is no reply: 'Segmentation fault'",
                "banner      | RUBBISH  | Welcome to my driver",
                "two-answers | RUBBISH  | answered hello with a line that is no reply",
                "not-utf8    | RUBBISH  | answered hello with a line that is no reply",
                "wrong-id    | WRONG_ID | answered request 1 (hello) with id 4711",
                "close       | CLOSED   | closed its standard output and did not answer hello",
                "too-long    | TOO_LONG | with a line of more than 1048576 octets"
            })
    void names_what_a_driver_does_instead_of_answering(String manner, DriverFault.Kind kind, String text) {
        try (Driver driver = ProcessDriver.start(FakeDriver.command(manner), PATIENT)) {
            DriverFault fault = catchThrowableOfType(DriverFault.class, () -> driver.call("hello", Hello.arguments()));

            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault).hasMessageContaining(text);
        }
    }

    @Test
    void names_a_driver_that_hangs() {
        try (Driver driver = ProcessDriver.start(FakeDriver.command("hang"), IMPATIENT)) {
            DriverFault fault = catchThrowableOfType(DriverFault.class, () -> driver.call("hello", Hello.arguments()));

            assertThat(fault.kind()).isEqualTo(DriverFault.Kind.HUNG);
            assertThat(fault).hasMessage("the driver did not answer hello within 400 ms");
        }
    }

    @Test
    void takes_no_line_for_a_reply_that_no_request_asked_for() {
        try (Driver driver = ProcessDriver.start(FakeDriver.command("chatty"), PATIENT)) {
            driver.call("hello", Hello.arguments());
            DriverFault fault = catchThrowableOfType(DriverFault.class, () -> driver.call("reset", Json.object()));

            // whichever thread is faster: found waiting, or taken for the reply and unmasked by its id
            assertThat(fault.kind()).isIn(DriverFault.Kind.RUBBISH, DriverFault.Kind.WRONG_ID);
        }
    }

    @Test
    void keeps_the_end_of_standard_error() {
        try (Driver driver = ProcessDriver.start(FakeDriver.command("crash"), PATIENT)) {
            DriverFault fault = catchThrowableOfType(DriverFault.class, () -> driver.call("hello", Hello.arguments()));

            assertThat(fault.standardError()).isEqualTo("boom");
        }
    }

    @Test
    void is_over_after_a_fault() {
        try (Driver driver = ProcessDriver.start(FakeDriver.command("rubbish"), PATIENT)) {
            DriverFault first = catchThrowableOfType(DriverFault.class, () -> driver.call("hello", Hello.arguments()));
            DriverFault second = catchThrowableOfType(DriverFault.class, () -> driver.call("reset", Json.object()));

            assertThat(second).isSameAs(first);
        }
    }

    @Test
    void says_that_a_command_can_not_be_started() {
        DriverFault fault = catchThrowableOfType(
                DriverFault.class, () -> ProcessDriver.start(List.of("/nonexistent/driver"), PATIENT));

        assertThat(fault.kind()).isEqualTo(DriverFault.Kind.NOT_STARTED);
        assertThat(fault).hasMessageContaining("/nonexistent/driver");
    }

    @ParameterizedTest
    @CsvSource({"honest", "deaf"})
    void leaves_no_process_behind(String manner) throws Exception {
        Driver driver = ProcessDriver.start(FakeDriver.command(manner), PATIENT);
        Reply.Result hello = (Reply.Result) driver.call("hello", Hello.arguments());
        long pid = hello.members().get("version").asLong();
        var process = ProcessHandle.of(pid).orElseThrow();
        driver.close();
        driver.close();

        assertThat(process.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }
}
