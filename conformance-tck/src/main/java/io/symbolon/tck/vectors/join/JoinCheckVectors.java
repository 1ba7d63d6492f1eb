package io.symbolon.tck.vectors.join;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** The file {@code join-check.json}: JON-003 to JON-006. */
public final class JoinCheckVectors {
    private static final String OP = "join.check";
    private static final long NOW = Samples.NOW;
    private static final String IDENTITY = "JON-P-0401";
    private static final String NODE = "JON-P-0501";
    private static final String MEMBER = "JON-P-0301";
    private static final SigningKey KEY = JoinSample.KEY;
    private static final SigningKey LEADER_KEY = Samples.key("leader");
    private static final Token LEADER = Samples.identity("leader");
    private static final byte[] LEADER_TOKEN = Tokens.sign(LEADER_KEY, LEADER);
    private static final byte[] OWN_NODE = Fingerprints.of(JoinSample.node());
    private static final byte[] SIGNED = Tokens.sign(KEY, JoinSample.identityToken());
    private static final byte[] MESSAGE = JoinSample.message(SIGNED);

    private final VectorFile file = new VectorFile(
            "join-check",
            "join",
            "Joins that hold, with the identity and the realm that they prove, and the rule that refuses each other one.",
            "Everything but the one fault is right: what is signed is signed again.");

    private JoinCheckVectors() {}

    public static VectorFile file() {
        JoinCheckVectors vectors = new JoinCheckVectors();
        vectors.accepted();
        vectors.realms();
        vectors.bindings();
        vectors.sessions();
        vectors.signatures();
        vectors.identities();
        vectors.issuers();
        vectors.messages();
        return vectors.file;
    }

    private void accepted() {
        accept(
                IDENTITY,
                "an identity that names the node",
                JoinSample.of(SIGNED),
                "",
                Flag.GOLDEN,
                "JON-004",
                "JON-003",
                "JON-006");
        accept(
                NODE,
                "the node token is the identity",
                JoinSample.ofNode(),
                "",
                Flag.GOLDEN,
                "JON-005",
                "JON-003",
                "JON-006");
        Token more = Tokens.withExtension(
                Tokens.withExtension(JoinSample.identityToken(), "colour", Octets.utf8("blue")),
                "zone",
                Octets.zeros(256));
        accept(
                "JON-P-0402",
                "an identity with further extensions",
                JoinSample.of(more),
                "",
                Flag.JOIN_IDENTITY,
                "JON-004");
        Token audience = JoinSample.identityToken().toBuilder()
                .setAudience(Tokens.bytes(Samples.octets("audience", 32)))
                .build();
        accept(
                "JON-P-0403",
                "an identity with an audience: the application judges it",
                JoinSample.of(audience),
                "",
                Flag.JOIN_IDENTITY,
                "JON-003");
        accept(
                "JON-P-0404",
                "another identity is on the deny list",
                JoinSample.of(SIGNED),
                "",
                Flag.POLICY,
                denying(JoinSample.of(SIGNED), Fingerprints.of(LEADER)),
                "JON-003");
        accept(
                "JON-P-0405",
                "in the last millisecond of the identity",
                JoinSample.of(SIGNED).at(NOW + 30 * Samples.DAY_MS + 59_999),
                "",
                Flag.CLOCK_EDGE,
                "JON-003");
        accept(
                "JON-P-0406",
                "in the first millisecond of the identity",
                JoinSample.of(SIGNED).at(NOW - 60_000),
                "",
                Flag.CLOCK_EDGE,
                "JON-003");
    }

    private void realms() {
        String realm = Octets.hex(Fingerprints.of(LEADER));
        accept(
                MEMBER,
                "a member of a realm with its leader's token",
                JoinSample.of(member()).issuedBy(LEADER_TOKEN),
                realm,
                Flag.GOLDEN,
                "JON-003",
                "TOK-035",
                "TOK-036",
                "TOK-037");
        accept(
                "JON-P-0302",
                "a member without its leader's token proves no realm",
                JoinSample.of(member()),
                "",
                Flag.JOIN_IDENTITY,
                "JON-003",
                "TOK-037");
        Token ofAnother = endorsed(JoinSample.identityToken().toBuilder()
                .setRealm(Tokens.bytes(Samples.octets("another realm", 32)))
                .build());
        accept(
                "JON-P-0303",
                "an issuer vouches, and the realm is another one",
                JoinSample.of(ofAnother).issuedBy(LEADER_TOKEN),
                "",
                Flag.ENDORSEMENT,
                "JON-003",
                "TOK-035");
        accept(
                "JON-P-0304",
                "an issuer vouches, and there is no realm",
                JoinSample.of(endorsed(JoinSample.identityToken())).issuedBy(LEADER_TOKEN),
                "",
                Flag.ENDORSEMENT,
                "JON-003",
                "TOK-035");
        accept(
                "JON-P-0305",
                "in the last millisecond of the endorsement",
                JoinSample.of(member()).issuedBy(LEADER_TOKEN).at(NOW + Samples.DAY_MS + 59_999),
                realm,
                Flag.CLOCK_EDGE,
                "JON-003",
                "TOK-036");
    }

    private void bindings() {
        binding("JON-N-0401", "an identity that names no node", Samples.identity("joining identity"));
        binding(
                "JON-N-0402",
                "an identity that names another node",
                JoinSample.naming(Party.named("another").fingerprint()));
        binding(
                "JON-N-0403",
                "the fingerprint of the node with one bit changed",
                JoinSample.naming(Octets.withBitFlipped(OWN_NODE, 31, 0)));
        binding(
                "JON-N-0404",
                "the fingerprint of the identity itself",
                JoinSample.naming(Fingerprints.of(JoinSample.identityToken())));
        binding("JON-N-0405", "32 zero octets", JoinSample.naming(Octets.zeros(32)));
        binding("JON-N-0406", "the fingerprint backwards", JoinSample.naming(Octets.reversed(OWN_NODE)));
        binding(
                "JON-N-0407",
                "the node's public key",
                JoinSample.naming(JoinSample.NODE.key().publicKey()));
        identity(
                "TOK-N-2090",
                "the value of node_fingerprint has 31 octets",
                JoinSample.naming(Octets.first(OWN_NODE, 31)),
                Flag.WRONG_LENGTH);
        identity(
                "TOK-N-2091",
                "the value of node_fingerprint has 33 octets",
                JoinSample.naming(Octets.concat(OWN_NODE, Octets.u8(0))),
                Flag.WRONG_LENGTH);
        identity(
                "TOK-N-2092",
                "the value of node_fingerprint is empty",
                JoinSample.naming(JoinSample.NONE),
                Flag.WRONG_LENGTH);
    }

    private void sessions() {
        byte[] transcript = JoinSample.TRANSCRIPT;
        byte[] session = JoinSample.SESSION_ID;
        byte[] id = JoinSample.JOIN_ID;
        byte[] otherTranscript = Samples.octets("another transcript", 32);
        byte[] otherSession = Octets.withBitFlipped(session, 7, 0);
        byte[] otherNode = Party.named("another").fingerprint();
        message(
                "JON-N-0601",
                "signed for another transcript",
                Joins.signedMessage(otherTranscript, session, OWN_NODE, id, SIGNED));
        message(
                "JON-N-0602",
                "signed for another session id",
                Joins.signedMessage(transcript, otherSession, OWN_NODE, id, SIGNED));
        message(
                "JON-N-0603",
                "relayed out of another session: both differ",
                Joins.signedMessage(otherTranscript, otherSession, OWN_NODE, id, SIGNED));
        message(
                "JON-N-0604",
                "signed for another node",
                Joins.signedMessage(transcript, session, otherNode, id, SIGNED));
        message(
                "JON-N-0605",
                "signed for another join id",
                Joins.signedMessage(transcript, session, OWN_NODE, Octets.zeros(16), SIGNED));
        byte[] renewed = Tokens.sign(
                KEY,
                JoinSample.identityToken().toBuilder()
                        .setExpiresAt(NOW + 31 * Samples.DAY_MS)
                        .build());
        message(
                "JON-N-0606",
                "signed for a renewed token of the same identity",
                Joins.signedMessage(transcript, session, OWN_NODE, id, renewed));
        message(
                "JON-N-0607",
                "signed as if the node token were the identity",
                Joins.signedMessage(transcript, session, OWN_NODE, id, JoinSample.NONE));
        byte[] label = Octets.label(Labels.JOIN);
        message("JON-N-0608", "without label", Octets.from(MESSAGE, label.length));
        message(
                "JON-N-0609",
                "a label without its zero octet",
                Octets.concat(Octets.utf8(Labels.JOIN), Octets.from(MESSAGE, label.length)));
        message(
                "JON-N-0610",
                "the label of a token",
                Octets.concat(Octets.label(Labels.TOKEN), Octets.from(MESSAGE, label.length)));
        message(
                "JON-N-0611",
                "the session id before the transcript",
                Octets.concat(label, session, transcript, OWN_NODE, id, Octets.variable(SIGNED)));
        message(
                "JON-N-0612",
                "the identity without its length",
                Octets.concat(label, transcript, session, OWN_NODE, id, SIGNED));
        message(
                "JON-N-0613",
                "every field with a length",
                Octets.concat(
                        label,
                        Octets.variable(transcript),
                        Octets.variable(session),
                        Octets.variable(OWN_NODE),
                        Octets.variable(id),
                        Octets.variable(SIGNED)));
    }

    private void signatures() {
        byte[] right = KEY.sign(MESSAGE);
        signature(
                "JON-N-0620", "signed by the node's key", JoinSample.NODE.key().sign(MESSAGE), Flag.JOIN_BINDING);
        signature(
                "JON-N-0621", "signed by somebody else", Samples.key("another").sign(MESSAGE), Flag.JOIN_BINDING);
        signature("JON-N-0622", "one bit of R", Octets.withBitFlipped(right, 0, 0), Flag.BIT_FLIP);
        signature("JON-N-0623", "one bit of S", Octets.withBitFlipped(right, 40, 3), Flag.BIT_FLIP);
        signature("JON-N-0624", "64 zero octets", Octets.zeros(64), Flag.BIT_FLIP);
        signature("JON-N-0625", "S plus L", Signatures.withLargerS(right), Flag.MALLEABLE);
        byte[] one = Octets.concat(Octets.u8(1), Octets.zeros(31));
        signature(
                "JON-N-0626",
                "R is the identity of the group",
                CraftedSignatures.withSmallCommitment(KEY, one, MESSAGE),
                Flag.SMALL_ORDER);
        signature(
                "JON-N-0627",
                "R has a part of order 8",
                CraftedSignatures.withMixedCommitment(KEY, 1, MESSAGE),
                Flag.MIXED_ORDER);
        JoinSample node = JoinSample.ofNode();
        refuse(
                "JON-N-0630",
                NODE,
                "the node token is the identity, signed by another key",
                node.signed(KEY.sign(JoinSample.message(JoinSample.NONE))).args(),
                Flag.JOIN_BINDING);
        refuse(
                "JON-N-0631",
                NODE,
                "the node token is the identity, signed as if it stood there",
                node.signed(JoinSample.NODE.key().sign(JoinSample.message(JoinSample.node())))
                        .args(),
                Flag.JOIN_BINDING);
    }

    private void identities() {
        Token token = JoinSample.identityToken();
        int room = 577 - SIGNED.length;
        identity(
                "TOK-N-0190",
                "an identity of 577 octets",
                token.toBuilder()
                        .setSubject(token.getSubject() + "x".repeat(room - lengthGrows(token, room)))
                        .build(),
                Flag.BOUNDARY);
        byte[] twoFields = Octets.concat(token.toByteArray(), Octets.ofHex("0801"));
        refuse(
                "TOK-N-0390",
                IDENTITY,
                "a version that is written twice",
                JoinSample.of(Tokens.sign(KEY, twoFields)).args(),
                Flag.OTHER_ENCODING);
        byte[] node = JoinSample.node();
        refuse(
                "TOK-N-0590",
                NODE,
                "the node token as an identity",
                JoinSample.of(node)
                        .signed(JoinSample.NODE.key().sign(JoinSample.message(node)))
                        .args(),
                Flag.KIND_CONFUSION);
        Token interest = Samples.interest("joining identity").toBuilder()
                .setKind(Kind.INTEREST)
                .build();
        identity(
                "TOK-N-0591",
                "an interest as an identity",
                Tokens.withExtension(interest, "node_fingerprint", OWN_NODE),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-2490",
                "JON-P-0406",
                "one millisecond too early",
                JoinSample.of(SIGNED).at(NOW - 60_001).args(),
                Flag.CLOCK_EDGE);
        refuse(
                "TOK-N-2590",
                "JON-P-0405",
                "one millisecond too late",
                JoinSample.of(SIGNED).at(NOW + 30 * Samples.DAY_MS + 60_000).args(),
                Flag.CLOCK_EDGE);
        refuse(
                "TOK-N-3190",
                "JON-P-0404",
                "the identity is on the deny list",
                denying(JoinSample.of(SIGNED), Fingerprints.of(token)),
                Flag.POLICY);
        byte[] forged = Tokens.signed(
                token.toByteArray(), Samples.key("another").sign(Tokens.signedMessage(token.toByteArray())));
        refuse(
                "TOK-N-3290",
                IDENTITY,
                "the identity is not signed by its key",
                JoinSample.of(forged).args(),
                Flag.CHANGED_AFTER_SIGNING);
    }

    private void issuers() {
        JoinSample member = JoinSample.of(member());
        refuse(
                "TOK-N-3590",
                MEMBER,
                "the token of another issuer",
                member.issuedBy(Tokens.sign(Samples.key("another"), Samples.identity("another")))
                        .args(),
                Flag.ENDORSEMENT);
        refuse(
                "TOK-N-3591",
                MEMBER,
                "an issuer for an identity that names none",
                JoinSample.of(SIGNED).issuedBy(LEADER_TOKEN).args(),
                Flag.ENDORSEMENT);
        refuse(
                "TOK-N-3592",
                MEMBER,
                "an issuer that is no token",
                member.issuedBy(Octets.repeated(0xff, 100)).args(),
                Flag.MALFORMED);
        refuse(
                "TOK-N-3593",
                MEMBER,
                "the issuer's token is its node's",
                member.issuedBy(Tokens.sign(
                                LEADER_KEY,
                                LEADER.toBuilder()
                                        .setKind(Kind.NODE)
                                        .setExpiresAt(NOW + Samples.DAY_MS)
                                        .build()))
                        .args(),
                Flag.KIND_CONFUSION);
        Token selfMade = memberOf(Samples.key("another"));
        refuse(
                "TOK-N-3594",
                MEMBER,
                "the endorsement is not the issuer's",
                JoinSample.of(selfMade).issuedBy(LEADER_TOKEN).args(),
                Flag.ENDORSEMENT);
        refuse(
                "TOK-N-3690",
                "JON-P-0305",
                "one millisecond after the endorsement",
                member.issuedBy(LEADER_TOKEN).at(NOW + Samples.DAY_MS + 60_000).args(),
                Flag.CLOCK_EDGE);
        refuse(
                "JON-N-0408",
                MEMBER,
                "a member that names another node",
                JoinSample.of(endorsed(JoinSample.naming(Octets.zeros(32)).toBuilder()
                                .setRealm(Tokens.bytes(Fingerprints.of(LEADER)))
                                .build()))
                        .issuedBy(LEADER_TOKEN)
                        .args(),
                Flag.JOIN_IDENTITY);
        refuse(
                "JON-N-0628",
                MEMBER,
                "a member whose leader has signed the Join",
                member.signed(LEADER_KEY.sign(JoinSample.message(member.identity())))
                        .issuedBy(LEADER_TOKEN)
                        .args(),
                Flag.JOIN_BINDING);
    }

    private void messages() {
        JoinSample join = JoinSample.of(SIGNED);
        byte[] encoded = join.encoded();
        refuse(
                "FRM-N-1490",
                IDENTITY,
                "the message ends inside the Join",
                join.args(Octets.first(encoded, encoded.length - 1)),
                Flag.TRUNCATION);
        refuse(
                "FRM-N-1590",
                IDENTITY,
                "an unknown field after the Join",
                join.args(Octets.concat(encoded, Octets.ofHex("800101"))),
                Flag.OTHER_ENCODING);
        refuse("FRM-N-1690", IDENTITY, "no body", join.args(JoinSample.NONE), Flag.BODY);
        refuse(
                "FRM-N-1790",
                IDENTITY,
                "a join id of 15 octets",
                join.args(SessionMessages.join(
                        Octets.first(JoinSample.JOIN_ID, 15), SIGNED, KEY.sign(MESSAGE), JoinSample.NONE)),
                Flag.WRONG_LENGTH);
        refuse(
                "FRM-N-1591",
                IDENTITY,
                "a Join and a leave",
                join.args(Octets.concat(SealedFrames.leave(), encoded)),
                Flag.BODY);
    }

    /** How many octets more than the subject itself a token grows by a subject that needs another length octet. */
    private static int lengthGrows(Token token, int room) {
        Token grown = token.toBuilder()
                .setSubject(token.getSubject() + "x".repeat(room))
                .build();
        return Tokens.sign(KEY, grown).length - SIGNED.length - room;
    }

    private static Token member() {
        return memberOf(LEADER_KEY);
    }

    /** The identity in the realm of the leader, endorsed by a key. */
    private static Token memberOf(SigningKey endorser) {
        return endorsed(
                JoinSample.identityToken().toBuilder()
                        .setRealm(Tokens.bytes(Fingerprints.of(LEADER)))
                        .build(),
                endorser);
    }

    private static Token endorsed(Token token) {
        return endorsed(token, LEADER_KEY);
    }

    private static Token endorsed(Token token, SigningKey endorser) {
        Token issued = token.toBuilder()
                .setIssuer(Tokens.bytes(Fingerprints.of(LEADER)))
                .build();
        byte[] endorsement = Tokens.endorsement(endorser, Fingerprints.of(issued), NOW, NOW + Samples.DAY_MS);
        return Tokens.withExtension(issued, "endorsement", endorsement);
    }

    private static ObjectNode denying(JoinSample join, byte[] fingerprint) {
        ObjectNode args = join.args();
        args.setAll(Members.of("denied", List.of(fingerprint)));
        return args;
    }

    private void binding(String id, String title, Token identity) {
        refuse(id, IDENTITY, title, JoinSample.of(identity).args(), Flag.JOIN_IDENTITY);
    }

    private void identity(String id, String title, Token identity, Flag flag) {
        refuse(id, IDENTITY, title, JoinSample.of(identity).args(), flag);
    }

    private void message(String id, String title, byte[] message) {
        signature(id, title, KEY.sign(message), Flag.JOIN_BINDING);
    }

    private void signature(String id, String title, byte[] signature, Flag flag) {
        refuse(id, IDENTITY, title, JoinSample.of(SIGNED).signed(signature).args(), flag);
    }

    private void accept(String id, String title, JoinSample join, String realm, Flag flag, String... rules) {
        accept(id, title, join, realm, flag, join.args(), rules);
    }

    private void accept(
            String id, String title, JoinSample join, String realm, Flag flag, ObjectNode args, String... rules) {
        byte[] fingerprint = Fingerprints.of(join.identity().length == 0 ? join.nodeToken() : join.identity());
        file.accept(id, title, rules)
                .flags(flag)
                .asks(OP, args, Members.accepted("identity", fingerprint, "realm", realm))
                .trace("node", OWN_NODE, "signed_message", JoinSample.message(join.identity()));
    }

    private void refuse(String id, String twin, String title, ObjectNode args, Flag flag) {
        String rule = id.substring(0, 4) + "0" + id.substring(6, 8);
        file.refuse(id, twin, title, rule).flags(flag).asks(OP, args, Members.refused(rule));
    }
}
