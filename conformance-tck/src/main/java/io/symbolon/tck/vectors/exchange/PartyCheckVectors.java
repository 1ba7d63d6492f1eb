package io.symbolon.tck.vectors.exchange;

import static io.symbolon.tck.wire.Interests.PRIVATE;
import static io.symbolon.tck.wire.Interests.PROTECTED;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RawField;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/** The file {@code party-check.json}: what a party finds out of a Match by itself, COO-017 to COO-019. */
public final class PartyCheckVectors {
    private static final long NOW = Samples.NOW;
    private static final String OP = "party.check";
    private static final String PERSON = "COO-P-1801";
    private static final String NODE = "COO-P-1802";
    private static final String MEMBER = "COO-P-1803";
    private static final String NAMED = "COO-P-1807";
    private static final byte[] NONE = Octets.zeros(0);
    private static final SigningKey LEADER = Samples.key("leader");
    private static final byte[] LEADER_TOKEN = Tokens.sign(LEADER, Samples.identity("leader"));
    private static final byte[] REALM = Fingerprints.of(LEADER_TOKEN);

    private final VectorFile file = new VectorFile(
            "party-check",
            "coordinator",
            "Matches as coordinators send them to a party, which verifies all that they say.",
            "Unless the title says something else, the party is a receiver and is told of a sender.");

    private final InterestSample own = InterestSample.receiver();

    private PartyCheckVectors() {}

    public static VectorFile file() {
        PartyCheckVectors vectors = new PartyCheckVectors();
        vectors.taken();
        vectors.messages();
        vectors.interests();
        vectors.identities();
        vectors.strangers();
        vectors.misfits();
        vectors.realms();
        return vectors.file;
    }

    private void taken() {
        accept(PERSON, "a sender's interest and its identity", own, sender(), sender().identityToken());
        accept(NODE, "a node that is its own identity", own, nodeSender(), nodeToken());
        accept(
                "COO-P-1804",
                "a sender is told of a receiver",
                InterestSample.sender(),
                InterestSample.receiver(),
                InterestSample.receiver().identityToken());
        accept("COO-P-1805", "a withdrawal", own, sender().thresholds(0, 0), sender().identityToken());
        accept("COO-P-1806", "nothing in our own threshold", own.thresholds(0, 64), sender(), sender().identityToken());
        InterestSample named = own.exchange(PROTECTED).audience(sender().issuer());
        accept(
                NAMED,
                "each names the other",
                named,
                sender().exchange(PROTECTED).audience(own.issuer()),
                sender().identityToken());
    }

    private void messages() {
        byte[] match = match(sender(), sender().identityToken());
        message("FRM-N-1491", "the message ends inside the interest", Octets.first(match, 200), Flag.TRUNCATION);
        byte[] unknown = Octets.concat(match, RawField.ofVarint(16, 1).octets());
        message("FRM-N-1592", "an unknown field after the Match", unknown, Flag.OTHER_ENCODING);
        message("FRM-N-1691", "no body", NONE, Flag.BODY);
        message("FRM-N-1791", "no identity", SessionMessages.match(sender().signedToken(), NONE), Flag.WRONG_LENGTH);
    }

    private void interests() {
        token(
                "TOK-N-2595",
                "the interest has expired",
                sender(),
                sender().identityToken(),
                NOW + 660_000,
                Flag.CLOCK_EDGE);
        byte[] forged = Tokens.sign(Samples.key("coordinator"), sender().token());
        refuse(
                "TOK-N-3295",
                PERSON,
                "the coordinator has signed the interest",
                SessionMessages.match(forged, sender().identityToken()),
                NOW,
                Flag.FORGED);
        refuse(
                "TOK-N-0595",
                PERSON,
                "interest and identity in each other's place",
                SessionMessages.match(sender().identityToken(), sender().signedToken()),
                NOW,
                Flag.KIND_CONFUSION);
        refuse("INT-N-0390", PERSON, "no session_key", sender().without("session_key"), Flag.TERMS);
        InterestSample wide = sender().audience(own.issuer());
        refuse("INT-N-0490", PERSON, "public for somebody", wide, Flag.AUDIENCE);
        refuse("INT-N-0590", PERSON, "thresholds 2 of 1", sender().thresholds(2, 1), Flag.TERMS);
    }

    private void identities() {
        Token expired = sender().identity().toBuilder()
                .setExpiresAt(NOW - 60_000)
                .setIssuedAt(NOW - 120_000)
                .setNotBefore(NOW - 120_000)
                .build();
        identity("TOK-N-2596", "the identity has expired", Tokens.sign(sender().key(), expired), Flag.CLOCK_EDGE);
        byte[] forged = Tokens.sign(Samples.key("coordinator"), sender().identity());
        identity("TOK-N-3296", "the coordinator has signed the identity", forged, Flag.FORGED);
        identity("TOK-N-0596", "an interest as identity", sender().signedToken(), Flag.KIND_CONFUSION);
        identity("TOK-N-0295", "no token as identity", Octets.ofHex("0a"), Flag.MALFORMED);
        Token filled = Tokens.withExtension(sender().identity(), "x", Octets.zeros(256));
        byte[] large = Tokens.sign(sender().key(), Tokens.withExtension(filled, "y", Octets.zeros(120)));
        identity("TOK-N-0195", "an identity of more than 576 octets", large, Flag.BOUNDARY);
        refuse(
                "TOK-N-3297",
                NODE,
                "the coordinator has signed the node token",
                match(nodeSender(), Tokens.sign(Samples.key("coordinator"), Samples.node("node of sender"))),
                NOW,
                Flag.FORGED);
    }

    private void strangers() {
        InterestSample other = InterestSample.of("somebody else", Interests.SENDER);
        identity("COO-N-1801", "the identity of somebody else", other.identityToken(), Flag.PARTY);
        refuse(
                "COO-N-1802",
                PERSON,
                "an interest that names the identity and is signed by another key",
                sender().keys(other.key(), other.secret()).with(PartyCheckVectors::issuedBySender),
                Flag.PARTY);
        refuse("COO-N-1803", PERSON, "an interest on another node", sender().node(other.node()), Flag.PARTY);
        Token anywhere = Samples.identity("sender");
        InterestSample ofAnywhere = sender().with(token -> token.setIssuer(Tokens.bytes(Fingerprints.of(anywhere))));
        refuse(
                "COO-N-1804",
                PERSON,
                "an identity that names no node",
                match(ofAnywhere, Tokens.sign(sender().key(), anywhere)),
                NOW,
                Flag.PARTY);
        identity("COO-N-1805", "the node of the identity instead of the identity", nodeToken(), Flag.PARTY);
        refuse(
                "COO-N-1806",
                NODE,
                "a node that is its own identity, and the interest is on another node",
                match(nodeSender().node(other.node()), nodeToken()),
                NOW,
                Flag.PARTY);
        Token renamed = sender().identity().toBuilder().setSubject("Eve").build();
        identity("COO-N-1807", "the same key under another name", Tokens.sign(sender().key(), renamed), Flag.PARTY);
        refuse(
                "COO-N-1808",
                PERSON,
                "two faults: who it is comes before what it fits",
                match(sender().subject(Octets.zeros(32)), other.identityToken()),
                NOW,
                Flag.PARTY);
    }

    private void misfits() {
        refuse("COO-N-1901", PERSON, "another subject", sender().subject(Octets.zeros(32)), Flag.MATCHING);
        refuse("COO-N-1902", PERSON, "another kind of exchange", sender().exchange(PRIVATE), Flag.MATCHING);
        refuse("COO-N-1903", PERSON, "the same role", InterestSample.of("sender", Interests.RECEIVER), Flag.MATCHING);
        InterestSample stranger = sender().exchange(PROTECTED).audience(Samples.octets("somebody else", 32));
        misfit(
                "COO-N-1904",
                NAMED,
                "it is for somebody else",
                own.exchange(PROTECTED).audience(sender().issuer()),
                stranger);
        InterestSample forUs = sender().exchange(PROTECTED).audience(own.issuer());
        misfit(
                "COO-N-1905",
                NAMED,
                "ours is for somebody else",
                own.exchange(PROTECTED).audience(Samples.octets("somebody else", 32)),
                forUs);
        misfit(
                "COO-N-1906",
                NAMED,
                "ours is for the one who signs like that, but for the last bit",
                own.exchange(PROTECTED).audience(Octets.withBitFlipped(sender().issuer(), 31, 0)),
                forUs);
        InterestSample oneOfOurs = own.node(sender().node());
        misfit("COO-N-1907", PERSON, "both are on one node", oneOfOurs, sender());
        file.refuse("COO-N-1908", PERSON, "our own interest has expired", "COO-019")
                .flags(Flag.CLOCK_EDGE)
                .asks(
                        OP,
                        args(
                                own.times(NOW, NOW, NOW + 60_000).signedToken(),
                                match(sender(), sender().identityToken()),
                                NOW + 120_000),
                        Members.refused("COO-019"));
        refuse(
                "COO-N-1909",
                "COO-P-1805",
                "a withdrawal of another kind",
                sender().thresholds(0, 0).exchange(PRIVATE),
                Flag.MATCHING);
    }

    private void realms() {
        InterestSample forRealm = own.exchange(PROTECTED).audience(REALM);
        InterestSample member = member(endorsement(NOW, NOW + Samples.DAY_MS));
        byte[] identity = memberToken(endorsement(NOW, NOW + Samples.DAY_MS));
        realm(MEMBER, "ours is for a realm that the sender proves", forRealm, member, identity, REALM);
        unproved("COO-N-1910", "no leader's token is known", forRealm, member, identity, NONE);
        byte[] otherLeader = Tokens.sign(Samples.key("other leader"), Samples.identity("other leader"));
        unproved("COO-N-1911", "another leader's token is known", forRealm, member, identity, otherLeader);
        byte[] forged = Tokens.endorsement(
                Samples.key("other leader"), Fingerprints.of(memberIdentity()), NOW, NOW + Samples.DAY_MS);
        unproved("COO-N-1912", "somebody else vouches", forRealm, member(forged), memberToken(forged), LEADER_TOKEN);
        byte[] over = endorsement(NOW - Samples.DAY_MS, NOW - 60_000);
        unproved("COO-N-1913", "the endorsement is over", forRealm, member(over), memberToken(over), LEADER_TOKEN);
        unproved(
                "COO-N-1914",
                "the sender names no realm",
                forRealm,
                sender().exchange(PROTECTED).audience(own.issuer()),
                sender().identityToken(),
                LEADER_TOKEN);
        unproved(
                "COO-N-1915",
                "ours is for another realm",
                own.exchange(PROTECTED).audience(Fingerprints.of(otherLeader)),
                member,
                identity,
                LEADER_TOKEN);
        InterestSample both = member.audience(REALM);
        file.accept("COO-P-1808", "both are for the realm that both prove", "COO-018", "COO-019")
                .flags(Flag.AUDIENCE)
                .asks(
                        OP,
                        with(args(forRealm.signedToken(), match(both, identity), NOW), LEADER_TOKEN, REALM),
                        accepted(both, REALM));
        file.refuse("COO-N-1916", "COO-P-1808", "the sender's is for a realm that we do not prove", "COO-019")
                .flags(Flag.AUDIENCE)
                .asks(
                        OP,
                        with(args(forRealm.signedToken(), match(both, identity), NOW), LEADER_TOKEN, NONE),
                        Members.refused("COO-019"));
    }

    private static Token.Builder issuedBySender(Token.Builder token) {
        return token.setIssuer(Tokens.bytes(sender().issuer()));
    }

    /** The interest of a node that is its own identity. */
    private static InterestSample nodeSender() {
        SigningKey key = Samples.key("node of sender");
        return sender().keys(key, Samples.octets("interest secret of the node of sender", 32))
                .with(token -> token.setIssuer(Tokens.bytes(Fingerprints.of(nodeToken()))));
    }

    private static byte[] nodeToken() {
        return Tokens.sign(Samples.key("node of sender"), Samples.node("node of sender"));
    }

    private static Token memberIdentity() {
        return sender().identity().toBuilder()
                .setRealm(Tokens.bytes(REALM))
                .setIssuer(Tokens.bytes(REALM))
                .build();
    }

    private static byte[] endorsement(long from, long until) {
        return Tokens.endorsement(LEADER, Fingerprints.of(memberIdentity()), from, until);
    }

    private static byte[] memberToken(byte[] endorsement) {
        return Tokens.sign(sender().key(), Tokens.withExtension(memberIdentity(), "endorsement", endorsement));
    }

    /** The interest of a member, for the receiver. */
    private static InterestSample member(byte[] endorsement) {
        byte[] issuer = Fingerprints.of(memberToken(endorsement));
        return sender().exchange(PROTECTED)
                .audience(InterestSample.receiver().issuer())
                .with(token -> token.setIssuer(Tokens.bytes(issuer)));
    }

    private void accept(String id, String title, InterestSample ours, InterestSample interest, byte[] identity) {
        file.accept(id, title, "COO-018", "COO-019", "COO-017")
                .flags(Flag.PARTY)
                .asks(OP, args(ours.signedToken(), match(interest, identity), NOW), accepted(interest, NONE));
    }

    private void realm(
            String id, String title, InterestSample ours, InterestSample interest, byte[] identity, byte[] realm) {
        file.accept(id, title, "COO-019", "TOK-037")
                .flags(Flag.AUDIENCE)
                .asks(
                        OP,
                        with(args(ours.signedToken(), match(interest, identity), NOW), LEADER_TOKEN, NONE),
                        accepted(interest, realm));
    }

    private void unproved(
            String id, String title, InterestSample ours, InterestSample interest, byte[] identity, byte[] leader) {
        file.refuse(id, MEMBER, title, "COO-019")
                .flags(Flag.AUDIENCE)
                .asks(
                        OP,
                        with(args(ours.signedToken(), match(interest, identity), NOW), leader, NONE),
                        Members.refused("COO-019"));
    }

    /** An interest of ours that does not fit. */
    private void misfit(String id, String twin, String title, InterestSample ours, InterestSample interest) {
        file.refuse(id, twin, title, "COO-019")
                .flags(Flag.MATCHING)
                .asks(
                        OP,
                        args(ours.signedToken(), match(interest, sender().identityToken()), NOW),
                        Members.refused("COO-019"));
    }

    private void message(String id, String title, byte[] message, Flag flag) {
        refuse(id, PERSON, title, message, NOW, flag);
    }

    private void token(String id, String title, InterestSample interest, byte[] identity, long now, Flag flag) {
        refuse(id, PERSON, title, match(interest, identity), now, flag);
    }

    /** The interest with another token as its identity. */
    private void identity(String id, String title, byte[] identity, Flag flag) {
        refuse(id, PERSON, title, match(sender(), identity), NOW, flag);
    }

    /** Another interest with the identity. */
    private void refuse(String id, String twin, String title, InterestSample interest, Flag flag) {
        refuse(id, twin, title, match(interest, sender().identityToken()), NOW, flag);
    }

    private void refuse(String id, String twin, String title, byte[] message, long now, Flag flag) {
        String rule = id.substring(0, 4) + "0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule)
                .flags(flag)
                .asks(OP, args(own.signedToken(), message, now), Members.refused(rule));
    }

    private static ObjectNode accepted(InterestSample interest, byte[] realm) {
        byte[] issuer = interest.token().getIssuer().toByteArray();
        return Members.accepted("identity", issuer, "node", interest.node(), "realm", realm);
    }

    private static byte[] match(InterestSample interest, byte[] identity) {
        return SessionMessages.match(interest.signedToken(), identity);
    }

    private static ObjectNode args(byte[] own, byte[] message, long now) {
        return Members.of("own", own, "message", message, "now", now);
    }

    private static ObjectNode with(ObjectNode args, byte[] leaderToken, byte[] ownRealm) {
        if (leaderToken.length > 0) {
            args.setAll(Members.of("leader_token", leaderToken));
        }
        if (ownRealm.length > 0) {
            args.setAll(Members.of("own_realm", ownRealm));
        }
        return args;
    }

    private static InterestSample sender() {
        return InterestSample.sender();
    }
}
