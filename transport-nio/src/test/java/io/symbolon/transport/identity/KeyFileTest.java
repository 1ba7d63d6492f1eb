package io.symbolon.transport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.crypto.Argon2idCost;
import io.symbolon.transport.identity.KeyFileRefused.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final Argon2idCost CHEAP = new Argon2idCost(8, 1, 1);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("alice.key");
    }

    @Nested
    class what_was_saved {
        @Test
        void is_loaded_with_everything_that_stands_behind_its_tokens() throws IOException {
            Identity leader = IdentityTest.identity(7);
            Identity plain =
                    IdentityTest.identity(1).withRealm(leader.fingerprint()).withLifetime(Duration.ofDays(3));
            Identity saved = plain.endorsedBy(
                    leader.fingerprint(),
                    leader.endorse(
                            plain.fingerprintWith(leader.fingerprint()),
                            Instant.ofEpochMilli(1),
                            Instant.ofEpochMilli(2)));
            saved.save(file, "correct horse".toCharArray(), CHEAP);

            Identity loaded = Identity.load(file, "correct horse".toCharArray());

            assertThat(loaded.fingerprint()).isEqualTo(saved.fingerprint());
            var node = leader.fingerprint();
            var now = Instant.EPOCH.plusSeconds(1);
            assertThat(loaded.tokenFor(node, now).signedToken())
                    .isEqualTo(saved.tokenFor(node, now).signedToken());
        }

        @Test
        void with_the_usual_cost_is_loaded_too() throws IOException {
            IdentityTest.identity(1).save(file, "p".toCharArray());

            assertThat(Identity.load(file, "p".toCharArray()).seed())
                    .isEqualTo(IdentityTest.identity(1).seed());
        }

        @Test
        void of_a_node_is_the_same_node() throws IOException {
            NodeConfig config = NodeConfig.of(Secret.copyOf(Bytes.zeros(32)), Bytes.zeros(16))
                    .withSubject("nöde")
                    .withTokenLifetime(5);
            NodeKey.of(config).save(file, "p".toCharArray(), CHEAP);

            assertThat(NodeKey.load(file, "p".toCharArray()).config()).isEqualTo(config);
        }

        @Test
        void takes_the_place_of_what_was_there_and_leaves_nothing_beside_it() throws IOException {
            Files.writeString(file, "something else");
            IdentityTest.identity(1).save(file, "one".toCharArray(), CHEAP);
            IdentityTest.identity(2).save(file, "two".toCharArray(), CHEAP);

            assertThat(Identity.load(file, "two".toCharArray()).subject()).isEqualTo("identity 2");
            assertThat(names()).containsExactly("alice.key");
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void is_for_its_owner_only() throws IOException {
            IdentityTest.identity(1).save(file, "p".toCharArray(), CHEAP);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @Test
        void never_looks_the_same_twice_and_shows_neither_subject_nor_seed() throws IOException {
            Identity identity = IdentityTest.identity(1);
            identity.save(file, "p".toCharArray(), CHEAP);
            Bytes first = content();
            identity.save(file, "p".toCharArray(), CHEAP);

            assertThat(content().slice(0, 20)).isEqualTo(first.slice(0, 20));
            assertThat(content().from(20).toHex())
                    .isNotEqualTo(first.from(20).toHex())
                    .doesNotContain(Bytes.ofUtf8("identity 1").toHex(), "0000000000000001");
        }

        @Test
        void has_the_form_that_the_page_describes() throws IOException {
            IdentityTest.identity(1).save(file, "p".toCharArray(), new Argon2idCost(300, 2, 3));

            Bytes header = content().slice(0, 20);
            assertThat(header)
                    .isEqualTo(Bytes.ofHex("73796d626f6c6f6e206b6579" + "01" + "02" + "0000012c" + "02" + "03"));
            assertThat(content().length()).isEqualTo(36 + 56 + 5 + "identity 1".length() + 16);
        }
    }

    @Nested
    class the_passphrase {
        @Test
        void is_overwritten_by_saving_and_by_loading() throws IOException {
            char[] one = "secret".toCharArray();
            IdentityTest.identity(1).save(file, one, CHEAP);
            char[] two = "secret".toCharArray();
            Identity.load(file, two);
            char[] wrong = "sacred".toCharArray();
            refusal(() -> Identity.load(file, wrong));

            assertThat(new String(one) + new String(two) + new String(wrong)).isEqualTo("\0".repeat(18));
        }

        @Test
        void may_be_any_text_but_none() throws IOException {
            IdentityTest.identity(1).save(file, "pässwörd €𝄞".toCharArray(), CHEAP);
            Identity.load(file, "pässwörd €𝄞".toCharArray());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Identity.load(file, new char[0]))
                    .withMessage("a passphrase has at least one character");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Identity.load(file, new char[] {'\ud800'}))
                    .withMessageContaining("surrogate");
        }

        @Test
        void that_is_wrong_is_told_together_with_what_can_not_be_told_apart() throws IOException {
            IdentityTest.identity(1).save(file, "right".toCharArray(), CHEAP);

            KeyFileRefused refused = refusal(() -> Identity.load(file, "wrong".toCharArray()));

            assertThat(refused.why()).isEqualTo(Why.NOT_OPENED);
            assertThat(refused)
                    .hasMessage(
                            file + " does not open: the passphrase is wrong, or the file is damaged (which of the two"
                                    + " can not be told)");
        }
    }

    @Nested
    class damage {
        @BeforeEach
        void save() throws IOException {
            IdentityTest.identity(1).save(file, "p".toCharArray(), CHEAP);
        }

        @Test
        void of_any_octet_is_noticed() throws IOException {
            Bytes whole = content();
            for (int at = 0; at < whole.length(); at++) {
                byte[] octets = whole.toArray();
                octets[at] ^= 0x40;
                put(octets);
                refusal(() -> Identity.load(file, "p".toCharArray()));
            }
        }

        @Test
        void by_a_missing_end_is_noticed() throws IOException {
            Bytes whole = content();
            for (int length = 0; length < whole.length(); length++) {
                put(whole.slice(0, length).toArray());
                refusal(() -> Identity.load(file, "p".toCharArray()));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    // cut to so many octets, then octets from there on | reason | text
                    "0  | 6162                   | UNKNOWN_FORM | is no key file",
                    "0  | 0000                   | UNKNOWN_FORM | is no key file",
                    "9  | ''                     | DAMAGED      | ends after 9 octets",
                    "52 | ''                     | DAMAGED      | ends after 52 octets",
                    "12 | 02                     | UNKNOWN_FORM | version 2; this program reads version 1",
                    "13 | 03                     | DAMAGED      | kind 3 is not 1 or 2",
                    "13 | 01                     | ANOTHER_KIND | keeps the key of a node, not of an identity",
                    "14 | 40000000               | DAMAGED      | 1073741824 KiB of memory; allowed are 8 to 262144",
                    "14 | ffffffff               | DAMAGED      | 2147483647 KiB of memory; allowed are 8 to 262144",
                    "14 | 00000007               | DAMAGED      | 7 KiB of memory; allowed are 8 to 262144",
                    "18 | ff                     | DAMAGED      | 255 passes; allowed are 1 to 10",
                    "19 | 00                     | DAMAGED      | 0 lanes; allowed are 1 to 16"
                })
        void that_can_be_seen_is_named(int at, String hex, Why why, String text) throws IOException {
            Bytes whole = content();
            Bytes put = Bytes.ofHex(hex);
            int next = at + put.length();
            boolean cut = put.isEmpty() || at == 0;
            put(Bytes.concat(whole.slice(0, at), put, cut ? Bytes.EMPTY : whole.from(next))
                    .toArray());

            KeyFileRefused refused = refusal(() -> Identity.load(file, "p".toCharArray()));

            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.getMessage()).startsWith(file.toString()).contains(text);
        }

        @Test
        void by_a_longer_file_is_named() throws IOException {
            put(Bytes.concat(content(), Bytes.zeros(2000)).toArray());

            assertThat(refusal(() -> Identity.load(file, "p".toCharArray())))
                    .hasMessage(file + " is damaged: it is longer than a key file can be");
        }
    }

    @Nested
    class a_file {
        @ParameterizedTest
        @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x", "rw-rw-rw-"})
        @DisabledOnOs(OS.WINDOWS)
        void that_is_open_to_others_is_refused_with_the_way_to_close_it(String permissions) throws IOException {
            IdentityTest.identity(1).save(file, "p".toCharArray(), CHEAP);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

            KeyFileRefused refused = refusal(() -> Identity.load(file, "p".toCharArray()));

            assertThat(refused.why()).isEqualTo(Why.OPEN_TO_OTHERS);
            assertThat(refused.getMessage()).contains("(" + permissions + ")", "chmod 600 '" + file + "'");
        }

        @Test
        @DisabledOnOs(OS.WINDOWS)
        void that_its_owner_may_only_read_is_good() throws IOException {
            IdentityTest.identity(1).save(file, "p".toCharArray(), CHEAP);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

            assertThat(Identity.load(file, "p".toCharArray()).subject()).isEqualTo("identity 1");
        }

        @Test
        void that_is_not_there_is_named() {
            KeyFileRefused refused = refusal(() -> Identity.load(file, "p".toCharArray()));

            assertThat(refused.why()).isEqualTo(Why.MISSING);
            assertThat(refused).hasMessage("there is no file " + file);
        }

        @Test
        void that_is_a_folder_is_neither_read_nor_replaced() {
            assertThat(refusal(() -> Identity.load(folder, "p".toCharArray())).why())
                    .isEqualTo(Why.INACCESSIBLE);
            assertThat(refusal(() -> IdentityTest.identity(1).save(folder, "p".toCharArray(), CHEAP)))
                    .hasMessage(folder + " is a folder");
        }

        @Test
        void in_a_folder_that_is_not_there_is_not_written() {
            Path nowhere = folder.resolve("nowhere").resolve("alice.key");

            assertThat(refusal(() -> IdentityTest.identity(1).save(nowhere, "p".toCharArray(), CHEAP)))
                    .hasMessage(nowhere + " can not be written: there is no folder " + nowhere.getParent());
        }
    }

    @Nested
    class a_failure_at_the_last_step {
        @Test
        void leaves_nothing_behind() throws IOException {
            Path unnameable = folder.resolve("x".repeat(300));

            KeyFileRefused refused = refusal(() -> IdentityTest.identity(1).save(unnameable, "p".toCharArray(), CHEAP));

            assertThat(refused.why()).isEqualTo(Why.INACCESSIBLE);
            assertThat(refused.getMessage()).startsWith(unnameable + " can not be written: ");
            assertThat(names()).isEmpty();
        }
    }

    private interface Step {
        void run() throws KeyFileRefused;
    }

    private static KeyFileRefused refusal(Step step) {
        KeyFileRefused refused = catchThrowableOfType(KeyFileRefused.class, step::run);
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }

    private Bytes content() throws IOException {
        return Bytes.wrap(Files.readAllBytes(file));
    }

    /** New content, same permissions. */
    private void put(byte[] octets) throws IOException {
        Files.write(file, octets);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
