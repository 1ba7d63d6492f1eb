package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;

/** TOK-001, TOK-004, TOK-005: size, version, kind and place. */
final class SizeAndPlaceVectors extends ValidationCases {
    SizeAndPlaceVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        accept(
                HANDSHAKE,
                "a node token in a handshake",
                Presented.signed(handshakeNode()),
                Flag.KIND_CONFUSION,
                "TOK-005",
                "TOK-002",
                "TOK-004",
                "TOK-013",
                "TOK-023",
                "TOK-029",
                "TOK-032",
                "HSK-003");
        accept(NODE, "a node token in a session", Presented.signed(node()), Flag.KIND_CONFUSION, "TOK-005");
        accept(IDENTITY, "an identity token", Presented.signed(identity()), Flag.KIND_CONFUSION, "TOK-005");
        accept(INTEREST, "an interest token", Presented.signed(interest()), Flag.KIND_CONFUSION, "TOK-005");
        accept(
                FULL,
                "a node token with every field",
                Presented.signed(full()),
                Flag.COVERED_FIELD,
                "TOK-003",
                "TOK-019",
                "TOK-022");
        sizes();
        versions();
        places();
    }

    private void sizes() {
        accept(
                "TOK-P-0101",
                "700 octets in a handshake",
                Presented.signed(sized(large(), 700)),
                Flag.BOUNDARY,
                "TOK-001");
        refuse(
                "TOK-N-0101",
                "TOK-P-0101",
                "701 octets in a handshake",
                Presented.signed(sized(large(), 701)),
                Flag.BOUNDARY);
        accept(
                "TOK-P-0102",
                "a node token of 576 octets",
                Presented.signed(sized(without(full(), "session_key"), 576)),
                Flag.BOUNDARY,
                "TOK-001");
        refuse(
                "TOK-N-0102",
                "TOK-P-0102",
                "a node token of 577 octets",
                Presented.signed(sized(without(full(), "session_key"), 577)),
                Flag.BOUNDARY);
        accept(
                "TOK-P-0103",
                "an identity of 576 octets",
                Presented.signed(sized(identity(), 576)),
                Flag.BOUNDARY,
                "TOK-001");
        refuse(
                "TOK-N-0103",
                "TOK-P-0103",
                "an identity of 577 octets",
                Presented.signed(sized(identity(), 577)),
                Flag.BOUNDARY);
        accept(
                "TOK-P-0106",
                "an interest of 512 octets",
                Presented.signed(sized(interest(), 512)),
                Flag.BOUNDARY,
                "TOK-001");
        refuse(
                "TOK-N-0106",
                "TOK-P-0106",
                "an interest of 513 octets",
                Presented.signed(sized(interest(), 513)),
                Flag.BOUNDARY);
        refuse(
                "TOK-N-0105",
                "TOK-P-0101",
                "a node token of 700 octets outside of a handshake",
                Presented.signed(sized(large(), 700)).in("node"),
                Flag.BOUNDARY);
    }

    private void versions() {
        refuse(
                "TOK-N-0401",
                HANDSHAKE,
                "no version",
                Presented.signed(handshakeNode().toBuilder().clearVersion().build()),
                Flag.WRONG_VERSION);
        refuse(
                "TOK-N-0402",
                HANDSHAKE,
                "version 2",
                Presented.signed(handshakeNode().toBuilder().setVersion(2).build()),
                Flag.WRONG_VERSION);
        refuse(
                "TOK-N-0403",
                HANDSHAKE,
                "version 257, which is 1 in one octet",
                Presented.signed(handshakeNode().toBuilder().setVersion(257).build()),
                Flag.WRONG_VERSION);
        refuse(
                "TOK-N-0404",
                HANDSHAKE,
                "version 2^32 - 1",
                Presented.signed(handshakeNode().toBuilder().setVersion(-1).build()),
                Flag.UNSIGNED);
    }

    private void places() {
        refuse(
                "TOK-N-0501",
                HANDSHAKE,
                "a node token in the place identity",
                Presented.signed(handshakeNode()).in("identity"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0502",
                HANDSHAKE,
                "a node token in the place interest",
                Presented.signed(handshakeNode()).in("interest"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0503",
                IDENTITY,
                "an identity in a handshake",
                Presented.signed(identity()).in("handshake"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0504",
                IDENTITY,
                "an identity in the place node",
                Presented.signed(identity()).in("node"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0505",
                IDENTITY,
                "an identity in the place interest",
                Presented.signed(identity()).in("interest"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0506",
                INTEREST,
                "an interest in a handshake",
                Presented.signed(interest()).in("handshake"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0507",
                INTEREST,
                "an interest in the place node",
                Presented.signed(interest()).in("node"),
                Flag.KIND_CONFUSION);
        refuse(
                "TOK-N-0508",
                INTEREST,
                "an interest in the place identity",
                Presented.signed(interest()).in("identity"),
                Flag.KIND_CONFUSION);
        refuse("TOK-N-0509", IDENTITY, "no kind", kind(0), Flag.KIND_CONFUSION);
        refuse("TOK-N-0510", IDENTITY, "kind 4, which does not exist", kind(4), Flag.KIND_CONFUSION);
        refuse("TOK-N-0511", IDENTITY, "kind -1, in ten octets", kind(-1), Flag.UNSIGNED);
        refuse("TOK-N-0512", IDENTITY, "kind 258, which is 2 in one octet", kind(258), Flag.KIND_CONFUSION);
    }

    private static Presented kind(int kind) {
        return Presented.signed(
                identity().toBuilder().setKindValue(kind).build().toByteArray(), "identity");
    }

    /** A token with every field and a long address, so that a subject can make it 700 octets large. */
    static Token large() {
        return withValue(full(), "hostname", Octets.utf8("2001:db8:1111:2222:3333:4444:5555:6666"));
    }

    /** The token with a subject, or for all but nodes an extension, that makes its SignedToken exactly this large. */
    static Token sized(Token token, int octets) {
        for (int filler = 1; filler <= 256; filler++) {
            Token filled = filled(token, filler);
            if (Tokens.signed(filled.toByteArray(), Octets.zeros(64)).length == octets) {
                return filled;
            }
        }
        throw new IllegalStateException("no filler makes " + octets + " octets");
    }

    private static Token filled(Token token, int filler) {
        return switch (token.getKind()) {
            case NODE -> token.toBuilder().setSubject("n".repeat(filler)).build();
            case IDENTITY, INTEREST ->
                Tokens.withExtension(
                        Tokens.withExtension(token, "filler", Octets.zeros(filler)), "filler.more", Octets.zeros(150));
            default -> throw new IllegalArgumentException("a token of kind " + token.getKind());
        };
    }
}
