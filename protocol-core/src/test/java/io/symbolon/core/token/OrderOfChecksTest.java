package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.HandshakeRule.TOKEN_CARRIES_SESSION_KEY;
import static io.symbolon.spec.TokenRule.ADDRESS_IS_COMPLETE;
import static io.symbolon.spec.TokenRule.AUDIENCE_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;
import static io.symbolon.spec.TokenRule.ENDORSEMENT_ACCOMPANIES_ISSUER;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.EXTENSIONS_SORTED_AND_UNIQUE;
import static io.symbolon.spec.TokenRule.EXTENSIONS_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.EXTENSION_NAMES_WELL_FORMED;
import static io.symbolon.spec.TokenRule.EXTENSION_VALUES_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.spec.TokenRule.INTEREST_SUBJECT_IS_HASH;
import static io.symbolon.spec.TokenRule.ISSUED_AT_NOT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.ISSUER_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.KNOWN_EXTENSIONS_WELL_FORMED;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_HAS_32_OCTETS;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_IS_STRICT;
import static io.symbolon.spec.TokenRule.REALM_IS_EMPTY_OR_FINGERPRINT;
import static io.symbolon.spec.TokenRule.SIGNATURE_HAS_64_OCTETS;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.SUBJECT_HAS_NO_CONTROL_CHARACTERS;
import static io.symbolon.spec.TokenRule.SUBJECT_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.TIMES_IN_RANGE;
import static io.symbolon.spec.TokenRule.UUID_HAS_16_OCTETS;
import static io.symbolon.spec.TokenRule.VALIDITY_IS_A_SPAN;
import static io.symbolon.spec.TokenRule.VERSION_IS_ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.Proto;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.spec.Rule;
import io.symbolon.spec.TokenRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order of checks (chapter token): of two faults the one whose rule stands first is named. Every pair of faults
 * that fits into one token is tried.
 */
class OrderOfChecksTest {
    private static final long DAYS_100 = 8_640_000_000L;

    /** In the order of the text. Where two need the same field, the earlier has both. */
    private static final List<Fault> FAULTS = List.of(
            following(SIZE_WITHIN_LIMIT, Proto.delimited(15, Bytes.zeros(700))),
            following(DECODES, Proto.tag(15, Proto.VARINT)),
            following(CANONICAL_ENCODING, Proto.integer(15, 1)),
            inside(VERSION_IS_ONE, draft -> draft.version(2)),
            inside(KIND_FITS_PLACE, draft -> draft.kind(2)),
            inside(UUID_HAS_16_OCTETS, draft -> draft.uuid(Bytes.zeros(15))),
            inside(REALM_IS_EMPTY_OR_FINGERPRINT, draft -> draft.realm(Bytes.zeros(31))),
            inside(ISSUER_IS_EMPTY_OR_FINGERPRINT, draft -> draft.issuer(Bytes.zeros(31))),
            inside(AUDIENCE_IS_EMPTY_OR_FINGERPRINT, draft -> draft.audience(Bytes.zeros(31))),
            inside(SUBJECT_WITHIN_LIMIT, draft -> draft.subject("\u0007".repeat(256))),
            inside(SUBJECT_HAS_NO_CONTROL_CHARACTERS, draft -> draft.subject("\u0007")),
            inside(INTEREST_SUBJECT_IS_HASH, draft -> draft.subject("weather")),
            inside(PUBLIC_KEY_HAS_32_OCTETS, draft -> draft.publicKey(Bytes.zeros(31))),
            inside(TIMES_IN_RANGE, draft -> draft.notBefore(253_402_300_800_000L)),
            inside(EXTENSIONS_WITHIN_LIMIT, OrderOfChecksTest::with17Extensions),
            inside(EXTENSION_NAMES_WELL_FORMED, draft -> draft.thenExtension("z z", Bytes.EMPTY)),
            inside(
                    EXTENSIONS_SORTED_AND_UNIQUE,
                    draft -> draft.thenExtension("zb", Bytes.EMPTY).thenExtension("za", Bytes.EMPTY)),
            inside(EXTENSION_VALUES_WITHIN_LIMIT, draft -> draft.thenExtension("zc", Bytes.zeros(257))),
            inside(NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY, draft -> draft.thenExtension("za", Bytes.EMPTY)),
            inside(KNOWN_EXTENSIONS_WELL_FORMED, draft -> draft.extension("hostname", Bytes.ofUtf8("node.example"))),
            inside(ADDRESS_IS_COMPLETE, draft -> draft.withoutExtension("port")),
            inside(ENDORSEMENT_ACCOMPANIES_ISSUER, draft -> draft.issuer(FINGERPRINT)),
            inside(TOKEN_CARRIES_SESSION_KEY, draft -> draft.withoutExtension("session_key")),
            new Fault(SIGNATURE_HAS_64_OCTETS, attempt -> attempt.signature = Optional.of(Bytes.zeros(63))),
            inside(NOT_BEFORE_REACHED, draft -> draft.notBefore(millis(60_001))),
            inside(EXPIRES_AT_IN_FUTURE, draft -> draft.expiresAt(millis(-60_000))),
            inside(ISSUED_AT_NOT_IN_FUTURE, draft -> draft.issuedAt(millis(60_001))),
            inside(VALIDITY_IS_A_SPAN, draft -> draft.notBefore(millis(0)).expiresAt(millis(0))),
            inside(
                    LIFETIME_WITHIN_CAP,
                    draft -> draft.issuedAt(millis(-DAYS_100))
                            .notBefore(millis(-DAYS_100))
                            .expiresAt(millis(DAYS_100))),
            inside(PUBLIC_KEY_IS_STRICT, draft -> draft.publicKey(Bytes.zeros(32))),
            new Fault(NOT_OUR_OWN, attempt -> attempt.reflected = true),
            new Fault(FINGERPRINT_IS_EXPECTED, attempt -> attempt.expected = Optional.of(new Fingerprint(FINGERPRINT))),
            new Fault(NOT_DENIED, attempt -> attempt.denied = true),
            new Fault(SIGNATURE_VERIFIES, attempt -> attempt.signature = Optional.of(Bytes.zeros(64))));

    private static final Set<Rule> OF_INTERESTS_ONLY = Set.of(INTEREST_SUBJECT_IS_HASH);
    private static final Set<Rule> OF_HANDSHAKES_ONLY = Set.of(
            NODE_TOKEN_SHOWS_ALLOWED_EXTENSIONS_ONLY,
            ADDRESS_IS_COMPLETE,
            ENDORSEMENT_ACCOMPANIES_ISSUER,
            TOKEN_CARRIES_SESSION_KEY,
            NOT_OUR_OWN);

    @Test
    void every_rule_of_a_received_token_has_its_fault() {
        List<Rule> inOrder = new ArrayList<>(List.of(TokenRule.values()).subList(0, 32));
        inOrder.add(inOrder.indexOf(SIGNATURE_HAS_64_OCTETS), TOKEN_CARRIES_SESSION_KEY);
        inOrder.add(inOrder.indexOf(FINGERPRINT_IS_EXPECTED), NOT_OUR_OWN);

        assertThat(FAULTS).extracting(Fault::rule).containsExactlyElementsOf(inOrder);
    }

    @ParameterizedTest
    @MethodSource("faultsOfHandshakes")
    void in_a_handshake_the_first_fault_is_named(Fault first) {
        assertNamedFirst(Place.HANDSHAKE, node(), first, faultsOfHandshakes());
    }

    @ParameterizedTest
    @MethodSource("faultsOfInterests")
    void in_an_interest_the_first_fault_is_named(Fault first) {
        assertNamedFirst(Place.INTEREST, interest(), first, faultsOfInterests());
    }

    static Stream<Fault> faultsOfHandshakes() {
        return FAULTS.stream().filter(fault -> !OF_INTERESTS_ONLY.contains(fault.rule()));
    }

    static Stream<Fault> faultsOfInterests() {
        return FAULTS.stream().filter(fault -> !OF_HANDSHAKES_ONLY.contains(fault.rule()));
    }

    private static void assertNamedFirst(Place place, TokenDraft valid, Fault first, Stream<Fault> faults) {
        assertThat(new Attempt(place, valid).with(first).brokenRule())
                .as("alone")
                .contains(first.rule());

        faults.dropWhile(fault -> fault != first).skip(1).forEach(second -> {
            Attempt attempt = new Attempt(place, valid).with(second).with(first);
            if (attempt.fits() || first.rule() == SIZE_WITHIN_LIMIT) {
                assertThat(attempt.brokenRule()).as("%s and %s", first, second).contains(first.rule());
            }
        });
    }

    private static TokenDraft with17Extensions(TokenDraft draft) {
        TokenDraft many = draft;
        for (int i = 0; i < 17; i++) {
            many = many.extension("x" + (char) ('a' + i), Bytes.EMPTY);
        }
        return many;
    }

    private static Fault inside(Rule rule, UnaryOperator<TokenDraft> change) {
        return new Fault(rule, attempt -> attempt.draft = change.apply(attempt.draft));
    }

    private static Fault following(Rule rule, Bytes octets) {
        return new Fault(rule, attempt -> attempt.trailing = Bytes.concat(attempt.trailing, octets));
    }

    private record Fault(Rule rule, Consumer<Attempt> change) {
        @Override
        public String toString() {
            return rule.id();
        }
    }

    /** A token and what its receiver knows beforehand. */
    private static final class Attempt {
        private final Place place;
        private TokenDraft draft;
        private Bytes trailing = Bytes.EMPTY;
        private Optional<Bytes> signature = Optional.empty();
        private Optional<Fingerprint> expected = Optional.empty();
        private boolean reflected;
        private boolean denied;

        Attempt(Place place, TokenDraft draft) {
            this.place = place;
            this.draft = draft;
        }

        Attempt with(Fault fault) {
            fault.change().accept(this);
            return this;
        }

        boolean fits() {
            return signedToken().length() <= place.largestOctets();
        }

        Optional<Rule> brokenRule() {
            Expectation expectation = Expectation.of(place).expecting(expected).denying(fingerprint -> denied);
            Expectation known = reflected ? expectation.receivedBy(Judging.fingerprint(draft)) : expectation;
            return new TokenValidator(SUITE).validate(signedToken(), known, NOW).rule();
        }

        private Bytes signedToken() {
            return Bytes.concat(draft.signed(signature.orElseGet(draft::signature)), trailing);
        }
    }
}
