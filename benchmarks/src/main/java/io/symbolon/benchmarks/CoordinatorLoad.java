package io.symbolon.benchmarks;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.coordinator.Coordinator;
import io.symbolon.core.coordinator.CoordinatorContext;
import io.symbolon.core.coordinator.CoordinatorLimits;
import io.symbolon.core.coordinator.ProvedIdentity;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.routing.Distance;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A coordinator that keeps very many interests: what one more costs after it was verified, with its matches, and how much
 * memory they take. The signatures are real; only taking, storing and matching is measured, by the processor time of the thread.
 *
 * <p>Exit code: 0 if both bounds are kept, 1 if not, 2 if the arguments make no sense.
 */
public final class CoordinatorLoad {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int USUAL_INTERESTS = 100_000;
    private static final int OF_A_SUBJECT = 100;
    private static final int OF_A_PARTY = 20; // one in a subject, of which there have to be as many
    private static final double MOST_MICROS = 50;
    private static final long MOST_OCTETS = 300L << 20;
    private static final int THRESHOLD = 64;
    private static final long LIFETIME_MILLIS = 600_000;
    private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");
    private static final Endpoint PATH = Endpoint.parse("192.0.2.1:4000").orElseThrow();

    private final int interests;
    private final PrintStream out;
    private final CryptoSuite crypto = new BouncyCastleSuite();
    private final TokenSigner signer = new TokenSigner(crypto);
    private final InterestCheck check = new InterestCheck(new TokenValidator(crypto), crypto);

    CoordinatorLoad(int interests, PrintStream out) {
        this.interests = interests;
        this.out = out;
    }

    /** @param args nothing, or the number of interests */
    public static void main(String[] args) {
        int interests = Amount.of(args, CoordinatorLoad.class, "INTERESTS", 2_000, 9_999_999, USUAL_INTERESTS);
        System.exit(new CoordinatorLoad(interests, System.out).check() ? 0 : 1);
    }

    /** Whether both bounds are kept. */
    boolean check() {
        List<SubjectHash> subjects = new ArrayList<>();
        for (int number = 0; number < interests / OF_A_SUBJECT; number++) {
            Bytes part = Bytes.wrap(String.valueOf(number).getBytes(StandardCharsets.US_ASCII));
            subjects.add(SubjectHash.of(List.of(part), crypto).value());
        }
        Scene scene = new Scene();
        Coordinator coordinator =
                new Coordinator(scene, new CoordinatorLimits(interests, interests, interests, interests));
        long before = Figures.heapAfterCollection();
        long nanos = 0;
        for (int number = 0; number < interests; number++) {
            if (number % OF_A_PARTY == 0) scene.begin(number / OF_A_PARTY);
            SubjectHash subject = subjects.get((number + number / subjects.size()) % subjects.size());
            Bytes signed = scene.sign(subject, number % 2 == 0 ? Role.SENDER : Role.RECEIVER);
            scene.verdict = check.validate(signed, WALL);
            Message.Publish publish = new Message.Publish(signed);
            long begin = THREADS.getCurrentThreadCpuTime();
            coordinator.take(scene.party.fingerprint(), PATH, publish);
            nanos += THREADS.getCurrentThreadCpuTime() - begin;
        }
        long growth = Figures.heapAfterCollection() - before;
        double micros = nanos / 1_000.0 / interests;
        boolean isAll = coordinator.size() == interests && scene.effects.isEmpty();
        boolean isKept = isAll && micros <= MOST_MICROS && growth <= MOST_OCTETS;
        out.printf(
                "%s  %d interests over %d subjects: %d kept, %d messages sent, %.1f us each, at most %.0f;"
                        + " heap grown by %d MiB, at most %d%n",
                isKept ? "PASS" : "FAIL",
                interests,
                subjects.size(),
                coordinator.size(),
                scene.sent,
                micros,
                MOST_MICROS,
                growth >> 20,
                MOST_OCTETS >> 20);
        return isKept;
    }

    /** A coordinator's node and, one after the other, the parties that publish to it. */
    private final class Scene implements CoordinatorContext {
        private final Fingerprint own = new Fingerprint(Bytes.zeros(Fingerprint.LENGTH_OCTETS));
        private final List<Effect> effects = new ArrayList<>();
        private VerifiedToken party;
        private SigningKey key;
        private Verdict<Interest> verdict;
        private long sent;

        /** The next party: a node whose token is its identity. */
        void begin(int number) {
            byte[] seed = new byte[32];
            for (int octet = 0; octet < 4; octet++) seed[octet] = (byte) (number >> 8 * octet);
            key = SigningKey.of(Secret.owning(seed), crypto);
            party = signer.sign(fields(Kind.NODE, Bytes.EMPTY, "party", List.of()), key)
                    .value();
        }

        Bytes sign(SubjectHash subject, Role role) {
            InterestTerms terms =
                    new InterestTerms(role, ExchangeKind.PUBLIC, Acknowledgement.NONE, THRESHOLD, THRESHOLD);
            List<Extension> extensions = List.of(
                    new Extension(Extension.EXCHANGE, terms.encode()),
                    new Extension(
                            Extension.NODE_FINGERPRINT, party.fingerprint().octets()),
                    new Extension(Extension.SESSION_KEY, party.fingerprint().octets()));
            return signer.sign(fields(Kind.INTEREST, party.fingerprint().octets(), subject.hex(), extensions), key)
                    .value()
                    .signedToken();
        }

        private TokenFields fields(Kind kind, Bytes issuer, String subject, List<Extension> extensions) {
            long now = WALL.toEpochMilli();
            return new TokenFields(
                    1,
                    kind.number(),
                    Bytes.zeros(16),
                    Bytes.EMPTY,
                    issuer,
                    Bytes.EMPTY,
                    subject,
                    Bytes.EMPTY,
                    now,
                    now,
                    now + LIFETIME_MILLIS,
                    extensions);
        }

        @Override
        public Now now() {
            return new Now(0, WALL); // a party publishes less than COO-002 takes at once
        }

        @Override
        public Fingerprint own() {
            return own;
        }

        @Override
        public CryptoSuite crypto() {
            return crypto;
        }

        @Override
        public List<Effect> effects() {
            return effects;
        }

        @Override
        public Verdict<Interest> validate(Bytes signedToken) {
            return verdict;
        }

        @Override
        public List<Fingerprint> coordinators(SubjectHash subject) {
            return List.of(own);
        }

        @Override
        public Comparator<Fingerprint> nearestFirst(Fingerprint target) {
            return Comparator.comparing(peer -> Distance.between(target, peer));
        }

        @Override
        public Optional<ProvedIdentity> identityOf(Fingerprint peer) {
            return Optional.of(new ProvedIdentity(party, Optional.empty()));
        }

        @Override
        public Optional<Bytes> tellableToken(Fingerprint peer) {
            return Optional.empty();
        }

        @Override
        public void send(Fingerprint peer, Message message) {
            sent++;
        }

        @Override
        public void measure(Fingerprint peer) {
            throw new IllegalStateException("a coordinator measures nobody");
        }

        @Override
        public void nearer(Fingerprint from, Endpoint path, SubjectHash subject, List<Bytes> tokens) {
            throw new IllegalStateException("a coordinator is told of nobody");
        }
    }
}
