package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.realm.AskerSide;
import io.symbolon.core.realm.Query;
import io.symbolon.core.realm.Realm;
import io.symbolon.core.realm.RevocationList;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.testing.StandInSuite;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a joined peer that knows every key but those of others can say: right, nearly right and wrong. */
final class HostileMessages {
    private static final CryptoSuite SUITE = new StandInSuite();
    private static final int REMEMBERED = 64;
    private static final int INVENTED = 400;

    private final Random random;
    private final VirtualTime time;
    private final Realm realm;
    private final SigningKey leaderKey;
    /** What the victim's entropy is called: join ids and query secrets follow from it, as if they had been overheard. */
    private final String victim;

    private final List<Fingerprint> nodes;
    private final List<Message.Join> oldJoins = new ArrayList<>();
    private final List<Bytes> tokens = new ArrayList<>();

    HostileMessages(Random random, VirtualTime time, TestRealm realm, String victim, List<Fingerprint> nodes) {
        this.random = random;
        this.time = time;
        this.realm = realm.realm();
        this.leaderKey = SigningKey.of(realm.leaderSeed(), SUITE);
        this.victim = victim;
        this.nodes = nodes;
    }

    /** The octets of one message in {@code session} of {@code speaker}, whose node key has the seed {@code seed}. */
    Bytes next(TestNode speaker, Secret seed, AcceptedSession session) {
        if (random.nextInt(12) == 0) return mutated(MessageCodec.encode(message(speaker, seed, session)));
        return MessageCodec.encode(message(speaker, seed, session));
    }

    private Message message(TestNode speaker, Secret seed, AcceptedSession session) {
        // a refused Join or a Nack ends much, so they are rare
        switch (random.nextInt(200)) {
            case 0, 1, 2, 3, 4, 5:
                return join(speaker, seed, session);
            case 6:
                return new Message.Ack(joinId());
            case 7:
                return nack();
            default:
                return beyondJoins();
        }
    }

    private Message beyondJoins() {
        switch (random.nextInt(8)) {
            case 0, 1:
                return new Message.Update(nodeToken());
            case 2:
                return piggy();
            case 3:
                return new Message.Seek(someNode().octets(), octets(8 * random.nextInt(65)));
            case 4, 5:
                return new Message.Routed(
                        someNode().octets(), random.nextInt(40) - 1, random.nextInt(61_000) - 1, octets(16), body());
            case 6:
                return revocations();
            default:
                return random.nextBoolean() ? new Message.Challenge(octets(16)) : new Message.Response(octets(16));
        }
    }

    private Message.Join join(TestNode speaker, Secret seed, AcceptedSession session) {
        if (!oldJoins.isEmpty() && random.nextInt(5) == 0) return oldJoins.get(random.nextInt(oldJoins.size()));
        Bytes identity = Bytes.EMPTY;
        Secret key = seed;
        if (random.nextInt(3) > 0) {
            key = secret("identity " + random.nextInt(4));
            identity = identityToken(key, speaker.fingerprint());
            if (random.nextInt(4) == 0) identity = mutated(identity);
        }
        Message.Join join = new OwnIdentity(key, identity, random.nextInt(4) == 0 ? octets(200) : Bytes.EMPTY)
                .join(
                        octets(16),
                        speaker.fingerprint(),
                        session.keys().transcript(),
                        session.id(),
                        SigningKey.of(key, SUITE),
                        SUITE);
        if (oldJoins.size() < REMEMBERED) oldJoins.add(join);
        return join;
    }

    private Message.Nack nack() {
        // a denied peer leaves and the session is over, so most are deferred
        Message.NackCode code = random.nextInt(20) > 0
                ? Message.NackCode.DEFERRED
                : Message.NackCode.values()[random.nextInt(Message.NackCode.values().length)];
        return new Message.Nack(joinId(), code, random.nextInt(301));
    }

    private Message.Piggy piggy() {
        List<Bytes> some = new ArrayList<>();
        for (int octets = 0; some.size() < 16; ) {
            Bytes token = nodeToken();
            octets += 3 + token.length();
            if (octets > 1100) break;
            some.add(token);
        }
        return new Message.Piggy(some);
    }

    private Message.RoutedBody body() {
        if (random.nextInt(3) == 0) {
            Secret secret = Secret.copyOf(overheard(Entropy.Purpose.QUERY_SECRET, 1 + random.nextInt(40)));
            return new Message.RealmReply(SUITE.agreementKey(secret).octets(), octets(1 + random.nextInt(300)));
        }
        Secret asker = secret("asker " + random.nextInt(20));
        Bytes identity = identityToken(asker, someNode());
        Query query =
                new Query(random.nextInt(4) == 0 ? mutated(identity) : identity, someNode(), someNode(), octets(16));
        AskerSide.Asked asked = new AskerSide(SUITE, realm, SigningKey.of(asker, SUITE))
                .ask(query, someNode(), Secret.copyOf(octets(32)));
        AgreementKey freshKey = asked.sent().freshKey();
        return new Message.RealmQuery(
                freshKey.octets(), asked.asker(), random.nextInt(4) == 0 ? mutated(asked.sealed()) : asked.sealed());
    }

    /** Of the leader itself, one time in fifty: nobody else can make one that holds. */
    private Message.Revocations revocations() {
        List<Fingerprint> some = new ArrayList<>();
        for (int i = random.nextInt(31); i > 0; i--) some.add(new Fingerprint(octets(32)));
        SigningKey key = random.nextInt(50) == 0 ? leaderKey : SigningKey.of(secret("nobody"), SUITE);
        RevocationList list = RevocationList.sign(realm.fingerprint(), 1 + random.nextInt(1_000), some, key, SUITE);
        List<Bytes> identities = new ArrayList<>(
                list.identities().stream().map(Fingerprint::octets).toList());
        if (random.nextInt(10) == 0) identities.add(octets(random.nextInt(40)));
        return new Message.Revocations(list.sequence(), identities, list.signature());
    }

    /** A token of somebody who may not exist, mostly valid, at an address that is anybody's. */
    private Bytes nodeToken() {
        if (tokens.size() >= INVENTED) return tokens.get(random.nextInt(tokens.size()));
        String name = "invented " + random.nextInt(INVENTED);
        Secret seed = secret(name);
        long now = time.now().wallMillis();
        boolean declares = random.nextInt(8) > 0;
        Endpoint address =
                TestNode.endpoint((random.nextInt(10) == 0 ? "10.0.0." : "198.18." + random.nextInt(256) + ".")
                        + random.nextInt(256) + ":" + (1 + random.nextInt(65_535)));
        List<Extension> extensions = new ArrayList<>();
        if (declares) {
            extensions.add(new Extension(
                    Extension.HOSTNAME, Bytes.ofUtf8(address.address().toString())));
            extensions.add(new Extension(Extension.PORT, Bytes.ofBigEndian(address.port(), 2)));
        }
        extensions.add(new Extension(
                Extension.SESSION_KEY,
                SUITE.agreementKey(secret(name + " session")).octets()));
        Bytes token = signed(Kind.NODE, name, Bytes.EMPTY, now + 43_200_000, extensions, seed);
        tokens.add(random.nextInt(5) == 0 ? mutated(token) : token);
        return token;
    }

    private Bytes identityToken(Secret seed, Fingerprint node) {
        Bytes realmName = random.nextInt(3) > 0 ? realm.fingerprint().octets() : Bytes.EMPTY;
        List<Extension> named = List.of(new Extension(Extension.NODE_FINGERPRINT, node.octets()));
        long end = time.now().wallMillis() + 1_000 + random.nextInt(20_000_000);
        return signed(Kind.IDENTITY, "identity", realmName, end, named, seed);
    }

    private Bytes signed(Kind kind, String name, Bytes realmName, long end, List<Extension> extensions, Secret seed) {
        long now = time.now().wallMillis();
        Bytes uuid = SeededEntropy.octets(name + " uuid").slice(0, 16);
        TokenFields fields = new TokenFields(
                1,
                kind.number(),
                uuid,
                realmName,
                Bytes.EMPTY,
                Bytes.EMPTY,
                name,
                Bytes.EMPTY,
                now,
                now,
                end,
                extensions);
        VerifiedToken token =
                new TokenSigner(SUITE).sign(fields, SigningKey.of(seed, SUITE)).value();
        return token.signedToken();
    }

    private Bytes joinId() {
        if (random.nextInt(3) == 0) return octets(16);
        return overheard(Entropy.Purpose.JOIN_ID, 1 + random.nextInt(200)).slice(0, 16);
    }

    private Fingerprint someNode() {
        return random.nextInt(3) == 0 ? new Fingerprint(octets(32)) : nodes.get(random.nextInt(nodes.size()));
    }

    private Bytes mutated(Bytes octets) {
        byte[] changed = octets.toArray();
        for (int i = 1 + random.nextInt(3); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Bytes same = Bytes.wrap(changed);
        switch (random.nextInt(6)) {
            case 0:
                return same.slice(0, random.nextInt(same.length() + 1));
            case 1:
                return same.length() > 1_000 ? same : Bytes.concat(same, octets(1 + random.nextInt(20)));
            default:
                return same;
        }
    }

    private Bytes octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return Bytes.wrap(octets);
    }

    private static Secret secret(String name) {
        return Secret.copyOf(SeededEntropy.octets(name));
    }

    /** What the victim's {@link SeededEntropy} draws for {@code purpose}. */
    private Bytes overheard(Entropy.Purpose purpose, int number) {
        return SeededEntropy.octets(victim + "/" + purpose + "/" + number);
    }
}
