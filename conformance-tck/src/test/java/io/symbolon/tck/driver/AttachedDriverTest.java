package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drivers that run before the kit comes, at a TCP address and at named pipes. */
@Timeout(120)
class AttachedDriverTest {
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void a_listener_gives_each_connection_a_new_subject(Encoding encoding) throws Exception {
        CompletableFuture<Void> served;
        try (DriverListener listener = listener()) {
            served = serving(listener, encoding);
            DriverSource source = AttachedDriver.at(listener.address(), encoding, PATIENT);
            for (int connection = 0; connection < 2; connection++) {
                try (Driver driver = source.start()) {
                    assertThat(driver.call("reset", Json.object())).isEqualTo(calls(1));
                    assertThat(driver.call("reset", Json.object())).isEqualTo(calls(2));
                }
            }
        }
        served.get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_connection_that_ends_is_a_fault_and_the_next_one_works() throws Exception {
        CompletableFuture<Void> served;
        try (DriverListener listener = listener()) {
            served = serving(listener, Encoding.JSON);
            DriverSource source = AttachedDriver.at(listener.address(), Encoding.JSON, PATIENT);
            try (Driver driver = source.start()) {
                assertThat(driver.call("bye", Json.object())).isEqualTo(calls(1));
                DriverFault fault = catchThrowableOfType(DriverFault.class, () -> driver.call("reset", Json.object()));

                assertThat(fault.kind()).isEqualTo(DriverFault.Kind.CLOSED);
                assertThat(fault).hasMessage("the driver closed its connection and did not answer reset");
            }
            try (Driver driver = source.start()) {
                assertThat(driver.call("reset", Json.object())).isEqualTo(calls(1));
            }
        }
        served.get(60, TimeUnit.SECONDS);
    }

    @Test
    void nobody_at_the_address_is_a_driver_that_was_not_started() throws IOException {
        DriverAddress.Tcp free;
        try (DriverListener listener = listener()) {
            free = listener.address();
        }
        DriverFault fault = catchThrowableOfType(
                DriverFault.class,
                () -> AttachedDriver.at(free, Encoding.JSON, PATIENT).start());

        assertThat(fault.kind()).isEqualTo(DriverFault.Kind.NOT_STARTED);
        assertThat(fault).hasMessageStartingWith("no driver listens at " + free + ": ");
    }

    @Test
    void named_pipes_carry_a_driver_once(@TempDir Path folder) throws Exception {
        Path requests = pipe(folder.resolve("requests"));
        Path replies = pipe(folder.resolve("replies"));
        CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
            try (InputStream in = Files.newInputStream(requests);
                    OutputStream out = Files.newOutputStream(replies)) {
                DriverServer.serve(counting(), Encoding.JSON, in, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        DriverSource source =
                AttachedDriver.at(DriverAddress.parse("pipe:" + requests + "," + replies), Encoding.JSON, PATIENT);
        try (Driver driver = source.start()) {
            assertThat(driver.call("reset", Json.object())).isEqualTo(calls(1));
        }
        served.get(60, TimeUnit.SECONDS);
        DriverFault again = catchThrowableOfType(DriverFault.class, source::start);

        assertThat(again.kind()).isEqualTo(DriverFault.Kind.NOT_STARTED);
        assertThat(again).hasMessageContaining("named pipes");
    }

    private static Path pipe(Path path) throws Exception {
        try {
            Process mkfifo = new ProcessBuilder("mkfifo", path.toString()).start();
            assertThat(mkfifo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            assumeTrue(false, "this machine has no mkfifo: " + e.getMessage());
        }
        return path;
    }

    private static DriverListener listener() throws IOException {
        return DriverListener.at(new DriverAddress.Tcp(InetAddress.getLoopbackAddress(), 0));
    }

    private static CompletableFuture<Void> serving(DriverListener listener, Encoding encoding) {
        return CompletableFuture.runAsync(() -> {
            try {
                listener.serve(AttachedDriverTest::counting, encoding, lost -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Answers with how often it was asked. */
    private static Subject counting() {
        int[] count = new int[1];
        return (op, args) -> {
            count[0]++;
            return calls(count[0]);
        };
    }

    private static Reply calls(int count) {
        return new Reply.Result(Json.object().put("calls", count));
    }
}
