package io.symbolon.tck.fuzz;

import static io.symbolon.core.testing.CanonicalReading.Result.CANONICAL;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.exchange.Content;
import io.symbolon.core.exchange.Parcels;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.join.JoinCheck;
import io.symbolon.core.realm.AskerSide;
import io.symbolon.core.realm.LeaderSide;
import io.symbolon.core.realm.Realm;
import io.symbolon.core.realm.RevocationList;
import io.symbolon.core.realm.SentQuery;
import io.symbolon.core.testing.CanonicalReading;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * What is fuzzed: each target takes any octets, gives them to the code that reads such octets of a peer, and holds the
 * result to what it must be. It throws what that code throws, or an {@link AssertionError}; a refusal is no finding.
 */
enum FuzzTarget {
    /** A datagram: FRM-001 to FRM-011, HSK-001, HSK-002. */
    FRAME {
        @Override
        void run(Bytes octets) {
            FrameCodec.decode(octets).match(frame -> same(octets, encoded(frame)), rule -> null);
        }
    },

    /** The message of a handshake frame, in a frame that is right. */
    HANDSHAKE {
        @Override
        void run(Bytes octets) {
            if (octets.isEmpty() || octets.length() > 1197) return;
            Bytes datagram = Bytes.concat(
                    Bytes.of(1), Bytes.ofBigEndian(octets.length(), 2), octets, Bytes.zeros(1197 - octets.length()));
            Verdict<Frame> frame = FrameCodec.decode(datagram);
            boolean canonical =
                    CanonicalReading.of(CanonicalReading.HANDSHAKE, octets).result() == CANONICAL;
            require(canonical || frame.rule().isPresent(), "what is not canonical is taken");
        }
    },

    /** A SignedToken at each place, with its extensions: TOK-001 to TOK-032, HSK-003, HSK-005. */
    TOKEN {
        @Override
        void run(Bytes octets) {
            for (Place place : Place.values()) {
                VALIDATOR.validate(octets, Expectation.of(place), NOW).match(token -> canonical(octets), rule -> null);
            }
        }

        private Void canonical(Bytes octets) {
            CanonicalReading envelope = CanonicalReading.of(CanonicalReading.SIGNED_TOKEN, octets);
            CanonicalReading token = CanonicalReading.of(CanonicalReading.TOKEN, envelope.field(1));
            boolean both = envelope.result() == CANONICAL && token.result() == CANONICAL;
            require(both, "a token of another encoding is valid");
            return null;
        }
    },

    /** A SignedToken as an interest: INT-003 to INT-007. */
    INTEREST {
        @Override
        void run(Bytes octets) {
            new InterestCheck(VALIDATOR, OpenSuite.INSTANCE).validate(octets, NOW);
        }
    },

    /** A session message and what is in it: tokens, Joins, parcels, revocations. */
    MESSAGE {
        @Override
        void run(Bytes octets) {
            Verdict<Message> decoded = MessageCodec.decode(octets);
            boolean canonical = CanonicalReading.of(CanonicalReading.SESSION_MESSAGE, octets)
                            .result()
                    == CANONICAL;
            require(canonical || decoded.rule().isPresent(), "a message of another encoding is taken");
            decoded.match(message -> judged(octets, message), rule -> null);
        }
    },

    /** The content of a sealed frame: FRM-012 to FRM-017. */
    CONTENT {
        @Override
        void run(Bytes octets) {
            MessageCodec.decodeContent(octets)
                    .match(
                            message -> same(octets, MessageCodec.encodeContent(MessageCodec.encode(message))),
                            rule -> null);
        }
    },

    /** What the parts of a message make together (MSG-009). */
    PAYLOAD {
        @Override
        void run(Bytes octets) {
            Content.decode(octets).ifPresent(content -> same(octets, content.encode()));
        }
    },

    /** A query to a realm leader, as it is under its seal: RLM-007, RLM-008. */
    REALM_QUERY {
        @Override
        void run(Bytes octets) {
            Bytes asker = Bytes.concat(REALM.key().octets(), OpenSuite.TAG);
            new LeaderSide(OpenSuite.INSTANCE, VALIDATOR, REALM, KEY)
                    .take(FRESH_KEY, asker, Bytes.concat(octets, OpenSuite.TAG), NOW);
        }
    },

    /** A leader's reply, as it is under its seal: RLM-011 to RLM-014. */
    REALM_REPLY {
        @Override
        void run(Bytes octets) {
            SentQuery sent = new SentQuery(
                    FRESH_KEY, FINGERPRINT.octets(), FINGERPRINT, FINGERPRINT, FINGERPRINT, NONCE, SECRET.copy());
            new AskerSide(OpenSuite.INSTANCE, REALM, KEY).settle(sent, Bytes.concat(octets, OpenSuite.TAG), NOW);
        }
    },

    /** An address as text, as it stands in a token. */
    ADDRESS {
        @Override
        void run(Bytes octets) {
            String text = new String(octets.toArray(), StandardCharsets.UTF_8);
            Endpoint.parse(text).ifPresent(read -> {
                boolean again =
                        Endpoint.parse(read.toString()).filter(read::equals).isPresent();
                require(again, text + " reads as " + read + ", which reads as something else");
            });
        }
    },

    /** A life of a node that has a joined peer: datagrams, what that peer says, the application, time. */
    NODE {
        @Override
        void run(Bytes octets) {
            new NodeLife(octets).live();
        }
    };

    private static final Instant NOW = Instant.ofEpochMilli(Samples.NOW);
    private static final TokenValidator VALIDATOR = new TokenValidator(OpenSuite.INSTANCE);
    private static final Secret SECRET = Secret.copyOf(Bytes.wrap(Samples.octets("fuzzing", 32)));
    private static final SigningKey KEY = SigningKey.of(SECRET, OpenSuite.INSTANCE);
    private static final AgreementKey FRESH_KEY = OpenSuite.INSTANCE.agreementKey(SECRET);
    private static final Realm REALM = Realm.of(
                    Bytes.wrap(Tokens.sign(Samples.key("issuer"), Samples.identity("issuer"))), OpenSuite.INSTANCE)
            .value();
    private static final Fingerprint FINGERPRINT = REALM.fingerprint();
    private static final Bytes NONCE = Bytes.zeros(16);
    private static final NodeToken PEER = (NodeToken) VALIDATOR
            .validate(
                    Bytes.wrap(Tokens.sign(Samples.key("token"), Samples.handshakeNode("token"))),
                    Expectation.of(Place.HANDSHAKE),
                    NOW)
            .value();

    /** Reads any octets; nothing of a former call is left. */
    abstract void run(Bytes octets);

    /** The name of its corpus. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".hex";
    }

    private static Void judged(Bytes octets, Message message) {
        same(octets, MessageCodec.encode(message));
        if (message instanceof Message.Join join) {
            new JoinCheck(OpenSuite.INSTANCE, VALIDATOR)
                    .check(join, FINGERPRINT.octets(), Bytes.zeros(8), PEER, denied -> false, NOW);
        }
        if (message instanceof Message.Revocations list) {
            RevocationList.check(REALM, 1, list.sequence(), list.identities(), list.signature(), OpenSuite.INSTANCE);
        }
        if (message instanceof Message.Routed routed && routed.body() instanceof Message.Parcel parcel) {
            Parcels.broken(parcel);
        }
        return null;
    }

    private static Bytes encoded(Frame frame) {
        return frame.match(new Frame.Cases<>() {
            @Override
            public Bytes initiation(Handshake.Initiation initiation) {
                return FrameCodec.encode(initiation);
            }

            @Override
            public Bytes answer(Handshake.Answer answer) {
                return FrameCodec.encode(answer);
            }

            @Override
            public Bytes cookie(Frame.Cookie cookie) {
                return FrameCodec.encode(cookie);
            }

            @Override
            public Bytes sealed(Frame.Sealed sealed) {
                return Bytes.concat(FrameCodec.sealedHeader(sealed.sessionId(), sealed.counter()), sealed.ciphertext());
            }
        });
    }

    private static Void same(Bytes received, Bytes encoded) {
        require(received.equals(encoded), "what is taken is encoded differently");
        return null;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
