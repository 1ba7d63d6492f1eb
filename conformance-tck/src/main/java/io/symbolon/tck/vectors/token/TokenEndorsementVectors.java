package io.symbolon.tck.vectors.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/** The file {@code token-endorsement.json}: TOK-035 to TOK-037. */
public final class TokenEndorsementVectors {
    private static final long FROM = Samples.NOW;
    private static final long UNTIL = Samples.NOW + Samples.DAY_MS;
    private static final SigningKey ISSUER_KEY = Samples.key("issuer");
    private static final Token ISSUER = Samples.identity("issuer");
    private static final byte[] ISSUER_TOKEN = Tokens.sign(ISSUER_KEY, ISSUER);

    /** Who is endorsed: its issuer is named, the endorsement is still to be made. */
    private static final Token MEMBER = Samples.identity("token").toBuilder()
            .setIssuer(Tokens.bytes(Fingerprints.of(ISSUER)))
            .build();

    private static final byte[] FINGERPRINT = Fingerprints.of(MEMBER);
    private static final byte[] MESSAGE = Tokens.endorsedMessage(FINGERPRINT, FROM, UNTIL);

    private final VectorFile file = new VectorFile(
            "token-endorsement",
            "token",
            "Endorsements and the realms that they prove.",
            "The endorsed token is valid in itself; what differs is who vouched, for whom and when.");

    private TokenEndorsementVectors() {}

    public static VectorFile file() {
        TokenEndorsementVectors vectors = new TokenEndorsementVectors();
        vectors.accepted();
        vectors.signatures();
        vectors.issuers();
        vectors.spans();
        vectors.realms();
        return vectors.file;
    }

    private void accepted() {
        accept(
                        "TOK-P-3501",
                        "an identity and its issuer",
                        "token.endorsement",
                        endorsed(right()),
                        ISSUER_TOKEN,
                        FROM,
                        "TOK-035",
                        "TOK-036")
                .trace("endorsed_message", MESSAGE, "fingerprint", FINGERPRINT);
        byte[] full = Tokens.sign(Presented.KEY, ValidationCases.full());
        accept("TOK-P-3502", "a node and its issuer", "token.endorsement", full, ISSUER_TOKEN, FROM, "TOK-035");
        Token renewed =
                ISSUER.toBuilder().setIssuedAt(FROM - 1).setExpiresAt(UNTIL).build();
        accept(
                "TOK-P-3503",
                "a renewed token of the issuer has the same fingerprint",
                "token.endorsement",
                endorsed(right()),
                Tokens.sign(ISSUER_KEY, renewed),
                FROM,
                "TOK-035");
    }

    private void signatures() {
        refuse("TOK-N-3501", "endorsed by itself", Presented.KEY.sign(MESSAGE));
        refuse("TOK-N-3502", "endorsed by somebody else", Samples.key("another").sign(MESSAGE));
        refuse(
                "TOK-N-3503",
                "the endorsement of another token",
                ISSUER_KEY.sign(Tokens.endorsedMessage(Fingerprints.of(Samples.identity("another")), FROM, UNTIL)));
        refuse(
                "TOK-N-3504",
                "signed for another endorsed_from",
                ISSUER_KEY.sign(Tokens.endorsedMessage(FINGERPRINT, FROM + 1, UNTIL)));
        refuse(
                "TOK-N-3505",
                "signed for another endorsed_until",
                ISSUER_KEY.sign(Tokens.endorsedMessage(FINGERPRINT, FROM, UNTIL - 1)));
        refuse(
                "TOK-N-3506",
                "from and until exchanged",
                ISSUER_KEY.sign(Tokens.endorsedMessage(FINGERPRINT, UNTIL, FROM)));
        refuse("TOK-N-3507", "without label", ISSUER_KEY.sign(Octets.from(MESSAGE, Labels.ENDORSEMENT.length() + 1)));
        refuse("TOK-N-3508", "S plus L", Signatures.withLargerS(ISSUER_KEY.sign(MESSAGE)));
        refuse(
                "TOK-N-3509",
                "R is the identity",
                CraftedSignatures.withSmallCommitment(
                        ISSUER_KEY, Octets.concat(Octets.u8(1), Octets.zeros(31)), MESSAGE));
        refuse("TOK-N-3510", "64 zero octets", Octets.zeros(64));
    }

    private void issuers() {
        issuer(
                "TOK-N-3520",
                "the issuer's token is of somebody else",
                Tokens.sign(Samples.key("another"), Samples.identity("another")));
        issuer(
                "TOK-N-3521",
                "the issuer's token has expired",
                Tokens.sign(
                        ISSUER_KEY,
                        ISSUER.toBuilder()
                                .setIssuedAt(FROM - 200_000)
                                .setNotBefore(FROM - 200_000)
                                .setExpiresAt(FROM - 60_000)
                                .build()));
        issuer(
                "TOK-N-3522",
                "the issuer's token is not valid yet",
                Tokens.sign(
                        ISSUER_KEY,
                        ISSUER.toBuilder().setNotBefore(FROM + 60_001).build()));
        issuer("TOK-N-3523", "the issuer's token is signed by another key", Tokens.sign(Presented.KEY, ISSUER));
        issuer(
                "TOK-N-3524",
                "the issuer's token is not canonical",
                Tokens.sign(ISSUER_KEY, Octets.concat(ISSUER.toByteArray(), Octets.ofHex("6801"))));
        issuer(
                "TOK-N-3525",
                "the issuer's token has the same key and another subject",
                Tokens.sign(
                        ISSUER_KEY,
                        ISSUER.toBuilder()
                                .setSubject("urn:symbolon:identity:other")
                                .build()));
        Token node = Samples.node("issuer");
        byte[] fingerprint = Fingerprints.of(node);
        Token member = MEMBER.toBuilder().setIssuer(Tokens.bytes(fingerprint)).build();
        byte[] endorsement = Tokens.endorsement(ISSUER_KEY, Fingerprints.of(member), FROM, UNTIL);
        refuse(
                "TOK-N-3526",
                "TOK-P-3501",
                "the issuer is a node",
                "token.endorsement",
                Tokens.sign(Presented.KEY, Tokens.withExtension(member, "endorsement", endorsement)),
                Tokens.sign(ISSUER_KEY, node),
                FROM,
                "TOK-035");
    }

    private void spans() {
        byte[] token = endorsed(right());
        accept(
                "TOK-P-3601",
                "60 000 ms before endorsed_from",
                "token.endorsement",
                later(),
                ISSUER_TOKEN,
                FROM + 540_000,
                "TOK-036");
        refuse(
                "TOK-N-3601",
                "TOK-P-3601",
                "60 001 ms before endorsed_from",
                "token.endorsement",
                later(),
                ISSUER_TOKEN,
                FROM + 539_999,
                "TOK-036");
        accept(
                "TOK-P-3602",
                "59 999 ms after endorsed_until",
                "token.endorsement",
                token,
                ISSUER_TOKEN,
                UNTIL + 59_999,
                "TOK-036");
        refuse(
                "TOK-N-3602",
                "TOK-P-3602",
                "60 000 ms after endorsed_until",
                "token.endorsement",
                token,
                ISSUER_TOKEN,
                UNTIL + 60_000,
                "TOK-036");
    }

    private void realms() {
        byte[] realm = Fingerprints.of(ISSUER);
        Token member = MEMBER.toBuilder().setRealm(Tokens.bytes(realm)).build();
        byte[] token = endorsed(member, Tokens.endorsement(ISSUER_KEY, Fingerprints.of(member), FROM, UNTIL));
        file.accept("TOK-P-3701", "a member of the issuer's realm", "TOK-037")
                .flags(Flag.ENDORSEMENT)
                .asks("token.realm", args(token, ISSUER_TOKEN, FROM), Members.accepted("realm", realm));
        Token stranger = MEMBER.toBuilder()
                .setRealm(Tokens.bytes(Samples.octets("realm", 32)))
                .build();
        refuse("TOK-N-3701", "TOK-P-3701", "no realm", "token.realm", endorsed(right()), ISSUER_TOKEN, FROM, "TOK-037");
        refuse(
                "TOK-N-3702",
                "TOK-P-3701",
                "a realm that is not the issuer",
                "token.realm",
                endorsed(stranger, Tokens.endorsement(ISSUER_KEY, Fingerprints.of(stranger), FROM, UNTIL)),
                ISSUER_TOKEN,
                FROM,
                "TOK-037");
        refuse(
                "TOK-N-3530",
                "TOK-P-3701",
                "a realm that nobody vouched for",
                "token.realm",
                endorsed(member, Tokens.endorsement(Presented.KEY, Fingerprints.of(member), FROM, UNTIL)),
                ISSUER_TOKEN,
                FROM,
                "TOK-035");
        refuse(
                "TOK-N-3603",
                "TOK-P-3701",
                "a realm whose vouching has ended",
                "token.realm",
                token,
                ISSUER_TOKEN,
                UNTIL + 60_000,
                "TOK-036");
    }

    private VectorCase accept(
            String id, String title, String op, byte[] token, byte[] issuer, long now, String... rules) {
        return file.accept(id, title, rules)
                .flags(Flag.ENDORSEMENT)
                .asks(op, args(token, issuer, now), Members.accepted());
    }

    private void refuse(String id, String title, byte[] signature) {
        byte[] endorsement = Octets.concat(Octets.u64(FROM), Octets.u64(UNTIL), signature);
        refuse(id, "TOK-P-3501", title, "token.endorsement", endorsed(endorsement), ISSUER_TOKEN, FROM, "TOK-035");
    }

    private void issuer(String id, String title, byte[] issuer) {
        refuse(id, "TOK-P-3501", title, "token.endorsement", endorsed(right()), issuer, FROM, "TOK-035");
    }

    private void refuse(
            String id, String twin, String title, String op, byte[] token, byte[] issuer, long now, String rule) {
        file.refuse(id, twin, title, rule)
                .flags(Flag.ENDORSEMENT)
                .asks(op, args(token, issuer, now), Members.refused(rule));
    }

    private static ObjectNode args(byte[] token, byte[] issuer, long now) {
        return Members.of("signed_token", token, "issuer_token", issuer, "now", now);
    }

    private static byte[] right() {
        return Tokens.endorsement(ISSUER_KEY, FINGERPRINT, FROM, UNTIL);
    }

    /** The member, endorsed from ten minutes after {@link #FROM} on. */
    private static byte[] later() {
        return endorsed(Tokens.endorsement(ISSUER_KEY, FINGERPRINT, FROM + 600_000, UNTIL));
    }

    private static byte[] endorsed(byte[] endorsement) {
        return endorsed(MEMBER, endorsement);
    }

    private static byte[] endorsed(Token member, byte[] endorsement) {
        return Tokens.sign(Presented.KEY, Tokens.withExtension(member, "endorsement", endorsement));
    }
}
