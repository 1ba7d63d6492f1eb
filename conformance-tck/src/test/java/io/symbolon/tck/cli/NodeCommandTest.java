package io.symbolon.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.transport.AdmissionPolicy;
import io.symbolon.transport.MeshEvents;
import io.symbolon.transport.MeshNode;
import io.symbolon.transport.MeshNodeBuilder;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class NodeCommandTest {
    private static final Pattern STARTED = Pattern.compile(
            "(?:identity  [0-9a-f]{64}, subject .*\\R)?started   ([0-9a-f]{64})@127\\.0\\.0\\.1:\\d+\\R");

    @TempDir
    private Path folder;

    @Test
    void a_node_says_who_and_where_it_is_and_stops_in_time() {
        Typed typed = Typed.run("node", "--for", "0");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).matches(STARTED.pattern() + "warning   nobody is admitted, .*\\Rstopped   as asked\\R");
    }

    @Test
    void a_node_with_a_key_is_the_same_node_again() throws IOException {
        String key = folder.resolve("node.key").toString();
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "p");
        String created = Typed.run("identity", "create", key, "--for", "node", "--passphrase-file", "" + passphrase)
                .out();

        String fingerprint = started(Typed.run("node", "--for", "0", "--key", key, "--passphrase-file", "" + passphrase)
                .out());

        assertThat(created).contains("fingerprint   " + fingerprint);
    }

    @Test
    void a_leader_and_a_node_of_its_realm_start() throws IOException {
        String key = folder.resolve("leader.key").toString();
        String passphrase = Files.writeString(folder.resolve("passphrase"), "p").toString();
        Typed.run("identity", "create", key, "--passphrase-file", passphrase);
        Typed leading = Typed.run("node", "--for", "0", "--identity", key, "--lead", "--passphrase-file", passphrase);
        String token = Typed.run(
                        "identity", "show", key, "--token-for", started(leading.out()), "--passphrase-file", passphrase)
                .out();
        Path realm = Files.writeString(folder.resolve("realm"), token);

        Typed member = Typed.run("node", "--for", "0", "--realm", realm.toString());

        assertThat(leading.exitCode()).as(leading.err()).isZero();
        assertThat(member.exitCode()).as(member.err()).isZero();
    }

    @Nested
    class joining {
        private final CompletableFuture<Effect.PeerJoined> joined = new CompletableFuture<>();
        private final CompletableFuture<Effect.SessionEnded> ended = new CompletableFuture<>();

        @Test
        void a_node_that_admits_it_is_said_and_the_end_of_input_stops_it() throws Exception {
            try (MeshNode other = other(AdmissionPolicy.everybody());
                    Running node = Running.node(
                            "--join",
                            other.fingerprint() + "@" + other.address(),
                            "--allow",
                            "" + other.fingerprint())) {
                String peer =
                        joined.get(60, TimeUnit.SECONDS).peer().fingerprint().toString();
                node.screen().await("peers     1");

                assertThat(node.end()).as("%s", node.screen()).isZero();
                assertThat(started("" + node.screen())).isEqualTo(peer);
                String brief = other.fingerprint().toString().substring(0, 8);
                assertThat("" + node.screen())
                        .contains(
                                "session   with node " + brief + " at " + other.address(),
                                "granted   to authenticate identity " + other.fingerprint() + ", subject urn:",
                                "granted   to authorize identity " + other.fingerprint(),
                                "joined    node " + brief + " at " + other.address() + ", identity " + brief,
                                "peers     1 " + brief,
                                "stopped   as asked");
            }
        }

        @Test
        void a_node_that_denies_it_is_said_and_ends_in_exit_code_1() throws Exception {
            try (MeshNode other = other(AdmissionPolicy.nobody());
                    Running node = Running.node("--join", "" + other.address(), "--allow", "any")) {
                ended.get(60, TimeUnit.SECONDS);

                assertThat(node.end()).isEqualTo(1);
                assertThat("" + node.screen())
                        .contains(
                                "refused   node "
                                        + other.fingerprint().toString().substring(0, 8) + " has denied us",
                                "failed    not joined with " + other.fingerprint() + ": it has denied us; again in 5 s",
                                "stopped   as asked");
            }
        }

        private MeshNode other(AdmissionPolicy policy) throws IOException {
            MeshNodeBuilder builder =
                    MeshNode.builder().identityOfNode().admit(policy).notGrowing();
            return builder.on(new MeshEvents() {
                        @Override
                        public void peerJoined(Effect.PeerJoined peer) {
                            joined.complete(peer);
                        }

                        @Override
                        public void sessionEnded(Effect.SessionEnded session) {
                            ended.complete(session);
                        }
                    })
                    .start();
        }
    }

    @Nested
    class a_file_of_options {
        @Test
        void says_what_the_command_line_does_not() throws IOException {
            Path config = Files.writeString(
                    folder.resolve("node.properties"), "# a node\nlisten = nonsense\nfor = 0\nallow = any\n");

            Typed typed = Typed.run("node", "--config", "" + config, "--listen", "127.0.0.1:0");

            assertThat(typed.exitCode()).as(typed.err()).isZero();
            assertThat(typed.out()).matches(STARTED.pattern() + "stopped   as asked\\R");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '"',
                value = {
                    "lissen = 127.0.0.1:0  | 'lissen' is no option of node; nearest: listen",
                    "for = soon            | --for",
                    "listen = 127.0.0.1    | there is no port",
                    "config = other        | 'config' is no option of node",
                    "allow = any, abc      | --allow: 'abc' is no fingerprint",
                    "listen = \\u00zz      | can not be read"
                })
        void that_is_wrong_is_refused(String content, String text) throws IOException {
            Path config = Files.writeString(folder.resolve("node.properties"), content);

            Typed typed = Typed.run("node", "--config", "" + config);

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err()).contains(text);
            assertThat(typed.out()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--listen 127.0.0.1                | '127.0.0.1' is no address: there is no port",
                "--listen no-such-host.invalid:0   | the host 'no-such-host.invalid' is unknown on this machine",
                "--listen 0.0.0.0:0                | --declare says which of them others are told",
                "--listen 192.0.2.1:0              | 192.0.2.1 is not an address of this machine",
                "--declare name:1                  | 'name:1' can not be declared",
                "--allow ab                        | --allow: 'ab' is no fingerprint; expected 64 hexadecimal digits",
                "--for=-1                          | --for is at least 0, not -1",
                "--key /nonexistent/file --passphrase-env SYMBOLON_NO_BUILD | there is no file /nonexistent/file",
                "--config /nonexistent/file        | there is no such file",
                "--lead                            | a realm is led by an identity; this node has none but itself",
                "--lead --realm x                  | --lead and --realm: who leads a realm asks nobody",
                "--realm /nonexistent/file         | --realm: there is no file /nonexistent/file",
                "--realm pom.xml                   | --realm: pom.xml is no token in hexadecimal digits",
                "--realm /dev/null                 | a realm needs the token of its leader",
                "--publish a//b                    | --publish: 'a//b' is no subject: INT-002",
                "--joi 127.0.0.1:1                 | nearest: --join"
            })
    void refuses_what_is_wrong(String line, String text) {
        String[] args = ("node " + line + (line.contains("--for") ? "" : " --for 0")).split(" ");
        Typed typed = Typed.run(args);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:0    | --join: nobody listens on port 0: '127.0.0.1:0'",
                "127.0.0.1      | --join: '127.0.0.1' is no address: there is no port",
                "ab@127.0.0.1:1 | --join: 'ab' before the @ is no fingerprint",
                "0.0.0.0:4000   | --join: 0.0.0.0 is not the address of one node"
            })
    void refuses_an_address_to_join_that_is_none_before_anything_starts(String address, String text) {
        Typed typed = Typed.run("node", "--for", "0", "--join", address);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains(text);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void refuses_a_port_that_is_taken() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Typed typed = Typed.run("node", "--for", "0", "--listen", "127.0.0.1:" + taken.getLocalPort());

            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err())
                    .contains("can not listen on port " + taken.getLocalPort() + " of 127.0.0.1: it is taken");
        }
    }

    private static String started(String out) {
        Matcher started = STARTED.matcher(out);
        assertThat(started.find()).as(out).isTrue();
        return started.group(1);
    }
}
