package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.PUBLISHED_TO_ALL;
import static io.symbolon.spec.InterestRule.AUDIENCE_FITS_KIND;
import static io.symbolon.spec.InterestRule.EVERY_INTEREST_HAS_A_FRESH_KEY;
import static io.symbolon.spec.InterestRule.INTERESTS_ARE_RENEWED;
import static io.symbolon.spec.InterestRule.INTEREST_SAYS_WHO;
import static io.symbolon.spec.InterestRule.OWN_INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;
import static io.symbolon.spec.InterestRule.WITHDRAWALS_ARE_SAID;
import static io.symbolon.tck.script.ExchangePlay.OTHER_SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.allPublished;
import static io.symbolon.tck.script.ExchangePlay.published;
import static io.symbolon.tck.script.ExpectedExchange.declined;
import static io.symbolon.tck.script.ExpectedExchange.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.List;

/** The subject's own interests: what they say, when they are renewed, and how they end. */
final class InterestScripts {
    private static final String SECRET = "a7".repeat(32);

    private InterestScripts() {}

    static List<Case> cases() {
        return List.of(
                saysWho(),
                receiverForAnAudience(),
                identityOfItsOwn(),
                scriptedKey(),
                freshKeys(),
                renewed("INT-L1-0010", 0, 54_000),
                renewed("INT-L1-0011", 100, 60_000),
                renewed("INT-L1-0012", 200, 66_000),
                renewed("INT-L1-0013", 201, 54_000),
                oddLifetime(),
                withdrawn(),
                withdrawalEnds(),
                refusedByKind(),
                refusedByTerms(),
                receiverAcknowledges(),
                refusedByTime(),
                refusedTwice(),
                limit(),
                notGrowing());
    }

    /** Fails unless a signed interest of the subject is whole, signed, and as it was declared. */
    private static Token require(byte[] signed, long wallMs, byte[] terms, byte[] audience) {
        Token token = Tokens.decode(signed);
        Calls.requireEqual("the kind of the interest", Kind.INTEREST, token.getKind());
        Calls.requireEqual("its subject", Octets.hex(SUBJECT), token.getSubject());
        Calls.requireEqual("its realm", "", Octets.hex(token.getRealm().toByteArray()));
        Calls.requireEqual(
                "its audience",
                Octets.hex(audience),
                Octets.hex(token.getAudience().toByteArray()));
        Calls.requireEqual("issued_at", wallMs, token.getIssuedAt());
        Calls.requireEqual("not_before", wallMs, token.getNotBefore());
        Calls.requireEqual("its node", Octets.hex(Cast.SUBJECT_FINGERPRINT), extension(token, "node_fingerprint"));
        Calls.requireEqual("its terms", Octets.hex(terms), extension(token, "exchange"));
        Calls.requireEqual(
                "octets of its key", 64, extension(token, "session_key").length());
        byte[] message = Tokens.signedMessage(Tokens.octets(signed));
        Calls.require(
                Signatures.verifies(token.getPublicKey().toByteArray(), message, Tokens.signature(signed)),
                "the interest is not signed by its key, " + INTEREST_SAYS_WHO.id());
        Calls.require(signed.length <= 512, "the interest has more than 512 octets");
        return token;
    }

    private static String extension(Token token, String name) {
        return Octets.hex(Tokens.extension(token, name).orElse(Octets.zeros(0)));
    }

    private static String issuer(Token token) {
        return Octets.hex(token.getIssuer().toByteArray());
    }

    private static Case saysWho() {
        return ExchangePlay.party(
                        "INT-L1-0001",
                        "a sender is declared: one interest is published that says who, where, what and for how long")
                .shows(INTEREST_SAYS_WHO, PUBLISHED_TO_ALL)
                .because("what is missing can not be guessed")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Outcome outcome = play.declares(
                                    Declaration.sender(1, SUBJECT).acknowledged("node"))
                            .gives(publish(coordinator));
                    Token token = require(
                            published(outcome, coordinator),
                            subject.wallMs(),
                            Interests.terms(1, 2, 1, 64, 64),
                            Octets.zeros(0));
                    Calls.requireEqual("the issuer", Octets.hex(Cast.SUBJECT_FINGERPRINT), issuer(token));
                    Calls.requireEqual("its lifetime", 120_000L, token.getExpiresAt() - token.getNotBefore());
                });
    }

    private static Case receiverForAnAudience() {
        return ExchangePlay.party(
                        "INT-L1-0002",
                        "a receiver is declared for one identity: the interest has its audience, its terms and its time")
                .shows(INTEREST_SAYS_WHO)
                .because("an audience is part of what is signed")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Outcome outcome = play.declares(Declaration.receiver(1, SUBJECT)
                            .exchange("protected")
                            .audience(peer.fingerprint())
                            .maximum(7)
                            .lasting(600_000));
                    Token token = require(
                            published(outcome, coordinator),
                            subject.wallMs(),
                            Interests.terms(2, 3, 0, 7, 7),
                            peer.fingerprint());
                    Calls.requireEqual("its lifetime", 600_000L, token.getExpiresAt() - token.getNotBefore());
                });
    }

    private static Case identityOfItsOwn() {
        return ExchangePlay.party(
                        "INT-L1-0003",
                        "a node with an identity of its own: the interest is that identity's, on this node")
                .shows(INTEREST_SAYS_WHO, OWN_INTERESTS_WITHIN_LIMIT)
                .because("interests are an identity's, and name the node that it uses")
                .subject(args -> args.putObject("identity")
                        .put("seed", Octets.hex(Cast.SUBJECT_IDENTITY.seed()))
                        .put("uuid", Octets.hex(Cast.SUBJECT_IDENTITY_UUID)))
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Outcome outcome = play.declares(Declaration.receiver(1, SUBJECT));
                    Token token = require(
                            published(outcome, coordinator),
                            subject.wallMs(),
                            Interests.terms(2, 2, 0, 64, 64),
                            Octets.zeros(0));
                    Calls.requireEqual("the issuer", Octets.hex(RealmPlay.SUBJECT.fingerprint()), issuer(token));
                    Calls.requireEqual(
                            "its key",
                            Octets.hex(Cast.SUBJECT_IDENTITY.publicKey()),
                            Octets.hex(token.getPublicKey().toByteArray()));
                });
    }

    private static Case scriptedKey() {
        return ExchangePlay.party("INT-L1-0004", "the secret of an interest is the first one drawn for it")
                .shows(EVERY_INTEREST_HAS_A_FRESH_KEY)
                .because("the same script gives the same keys in every implementation")
                .subject(args -> entropy(args).putArray("interest_secret").add(SECRET))
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    Token token = Tokens.decode(published(play.declares(Declaration.sender(1, SUBJECT)), coordinator));
                    Calls.requireEqual(
                            "the key of the interest",
                            Octets.hex(Agreement.publicKey(Octets.ofHex(SECRET))),
                            extension(token, "session_key"));
                });
    }

    private static ObjectNode entropy(ObjectNode args) {
        return args.has("entropy") ? (ObjectNode) args.get("entropy") : args.putObject("entropy");
    }

    private static Case freshKeys() {
        return ExchangePlay.party(
                        "INT-L1-0005",
                        "two interests, and the renewal of one: three keys, and the renewal keeps its stream")
                .shows(EVERY_INTEREST_HAS_A_FRESH_KEY, INTERESTS_ARE_RENEWED)
                .because("what was sent can be read by nobody some minutes later")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] first = play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    byte[] other = play.hasDeclared(coordinator, Declaration.receiver(2, SUBJECT));
                    List<byte[]> renewals = allPublished(play.passes(66_000), coordinator);
                    Calls.requireEqual(
                            "renewals of two interests",
                            2,
                            renewals.stream()
                                    .map(Fingerprints::of)
                                    .map(Octets::hex)
                                    .distinct()
                                    .toList()
                                    .size());
                    byte[] renewed = renewals.stream()
                            .filter(one -> Arrays.equals(Fingerprints.of(one), Fingerprints.of(first)))
                            .findFirst()
                            .orElseThrow();
                    long keys = List.of(first, other, renewed).stream()
                            .map(one -> extension(Tokens.decode(one), "session_key"))
                            .distinct()
                            .count();
                    Calls.requireEqual("different keys", 3L, keys);
                });
    }

    /** A subject whose every jitter is this number. */
    private static ScriptCase withJitter(ScriptCase script, int jitter) {
        return script.subject(args -> {
            var values = entropy(args).putArray("jitter");
            for (int i = 0; i < 100; i++) values.add(Octets.hex(Octets.u64(jitter)));
        });
    }

    private static Case renewed(String id, int jitter, long afterMs) {
        return withJitter(
                        ExchangePlay.party(
                                id,
                                "an interest of two minutes with jitter " + jitter + " is renewed after " + afterMs
                                        + " ms"),
                        jitter)
                .shows(INTERESTS_ARE_RENEWED)
                .because("no gap, and no two nodes in step")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] first = play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    long declaredMs = subject.monotonicMs();
                    play.at(declaredMs + afterMs - 1).excludes(publish(coordinator));
                    Outcome outcome =
                            play.passes(1).includes(publish(coordinator).at(declaredMs + afterMs));
                    byte[] renewed = published(outcome, coordinator);
                    Calls.requireEqual(
                            "the stream", Octets.hex(Fingerprints.of(first)), Octets.hex(Fingerprints.of(renewed)));
                    Calls.requireEqual(
                            "issued_at",
                            subject.wallMs(),
                            Tokens.decode(renewed).getIssuedAt());
                    play.isKept(coordinator, 1, renewed);
                    play.passes(afterMs - 1).excludes(publish(coordinator));
                    play.passes(1).includes(publish(coordinator));
                });
    }

    private static Case oddLifetime() {
        return withJitter(
                        ExchangePlay.party(
                                "INT-L1-0014",
                                "an interest of 60 001 ms with jitter 7 is renewed after 27 210 ms: each division is rounded down"),
                        7)
                .shows(INTERESTS_ARE_RENEWED)
                .because("the same in every implementation")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT).lasting(60_001));
                    long declaredMs = subject.monotonicMs();
                    play.at(declaredMs + 27_209).excludes(publish(coordinator));
                    play.passes(1).includes(publish(coordinator));
                });
    }

    private static byte[] hasWithdrawn(ExchangePlay play, Party coordinator, byte[] last) {
        Outcome outcome = play.withdraws(1).gives(publish(coordinator));
        byte[] withdrawal = published(outcome, coordinator);
        Token token = Tokens.decode(withdrawal);
        Calls.requireEqual("the terms of a withdrawal", "01020000000000", extension(token, "exchange"));
        Calls.require(
                token.getExpiresAt() >= Tokens.decode(last).getExpiresAt(),
                "the withdrawal ends before what it withdraws, " + WITHDRAWALS_ARE_SAID.id());
        Calls.require(
                Fingerprints.newer(withdrawal, last) > 0,
                "the withdrawal is not newer than what it withdraws, " + WITHDRAWALS_ARE_SAID.id());
        return withdrawal;
    }

    private static Case withdrawn() {
        return ExchangePlay.party(
                        "INT-L1-0020",
                        "an interest is withdrawn: a newer one with both thresholds 0 is published until it is answered")
                .shows(WITHDRAWALS_ARE_SAID, PUBLISHED_TO_ALL)
                .because("nobody waits for the one that is gone")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] last = play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    play.passes(10_000);
                    byte[] withdrawal = hasWithdrawn(play, coordinator, last);
                    play.passes(1_000).includes(ExpectedExchange.publishOf(coordinator, withdrawal));
                    play.receives(coordinator, SessionMessages.kept(Interests.shortName(withdrawal)));
                    play.passes(200_000).excludes(publish(coordinator));
                    play.withdraws(1).givesNothing();
                });
    }

    private static Case withdrawalEnds() {
        return ExchangePlay.party(
                        "INT-L1-0021",
                        "a withdrawal that nobody answers is published until it expires, and not renewed")
                .shows(WITHDRAWALS_ARE_SAID)
                .because("a node that went on for ever would never be done")
                .twin("INT-L1-0020")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] last = play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    byte[] withdrawal = hasWithdrawn(play, coordinator, last);
                    Outcome outcome = play.passes(100_000);
                    Calls.requireEqual(
                            "different interests after a withdrawal",
                            List.of(Octets.hex(withdrawal)),
                            allPublished(outcome, coordinator).stream()
                                    .map(Octets::hex)
                                    .distinct()
                                    .toList());
                    play.passes(100_000);
                    play.passes(60_000).excludes(publish(coordinator));
                });
    }

    private static Case refused(String id, String title, Rule rule, Declaration wrong, Declaration right) {
        return ExchangePlay.party(id, title)
                .shows(rule)
                .because("what coordinators would refuse is refused at once")
                .twin("INT-L1-0001")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.declares(wrong).gives(declined(wrong.interest(), rule));
                    play.declares(right).gives(publish(coordinator));
                });
    }

    private static Case refusedByKind() {
        return ExchangePlay.party(
                        "INT-L1-0030",
                        "a public interest for an audience, and a protected one for nobody, are refused to the caller")
                .shows(AUDIENCE_FITS_KIND)
                .because("a kind of exchange is what it says")
                .twin("INT-L1-0002")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.declares(Declaration.sender(1, SUBJECT).audience(peer.fingerprint()))
                            .gives(declined(1, AUDIENCE_FITS_KIND));
                    play.declares(Declaration.sender(2, SUBJECT).exchange("protected"))
                            .gives(declined(2, AUDIENCE_FITS_KIND));
                    play.declares(Declaration.sender(3, SUBJECT)
                                    .exchange("protected")
                                    .audience(peer.fingerprint()))
                            .gives(publish(coordinator));
                });
    }

    private static Case refusedByTerms() {
        return refused(
                "INT-L1-0031",
                "a maximum of 1025 is refused to the caller, one of 1024 is published",
                THRESHOLD_IN_RANGE,
                Declaration.receiver(1, SUBJECT).maximum(1025),
                Declaration.receiver(2, SUBJECT).maximum(1024));
    }

    private static Case receiverAcknowledges() {
        return refused(
                "INT-L1-0036",
                "a receiver that asks for an acknowledgement is refused to the caller",
                RECEIVERS_ASK_NO_ACKNOWLEDGEMENT,
                Declaration.receiver(1, SUBJECT).acknowledged("node"),
                Declaration.receiver(2, SUBJECT));
    }

    private static Case refusedByTime() {
        return ExchangePlay.party(
                        "INT-L1-0032",
                        "lives of 59 999 and of 600 001 ms are refused to the caller, of 60 000 and 600 000 published")
                .shows(OWN_INTERESTS_WITHIN_LIMIT)
                .because("what coordinators would refuse is refused at once")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.declares(Declaration.sender(1, SUBJECT).lasting(59_999))
                            .gives(declined(1, OWN_INTERESTS_WITHIN_LIMIT));
                    play.declares(Declaration.sender(2, SUBJECT).lasting(600_001))
                            .gives(declined(2, OWN_INTERESTS_WITHIN_LIMIT));
                    play.declares(Declaration.sender(3, SUBJECT).lasting(60_000))
                            .gives(publish(coordinator));
                    play.declares(Declaration.receiver(4, SUBJECT).lasting(600_000))
                            .gives(publish(coordinator));
                });
    }

    private static Case refusedTwice() {
        return ExchangePlay.party(
                        "INT-L1-0033",
                        "one interest for each subject, role and audience: a second is refused until the first is withdrawn")
                .shows(OWN_INTERESTS_WITHIN_LIMIT)
                .because("two that speak of the same would replace each other without end")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    play.declares(Declaration.sender(2, SUBJECT).maximum(1))
                            .gives(declined(2, OWN_INTERESTS_WITHIN_LIMIT));
                    play.declares(Declaration.receiver(3, SUBJECT)).gives(publish(coordinator));
                    play.declares(Declaration.sender(4, OTHER_SUBJECT)).gives(publish(coordinator));
                    play.declares(Declaration.sender(5, SUBJECT)
                                    .exchange("protected")
                                    .audience(peer.fingerprint()))
                            .gives(publish(coordinator));
                });
    }

    private static Case limit() {
        return ExchangePlay.party(
                        "INT-L1-0034",
                        "256 interests are declared; the 257th is refused to the caller until one is withdrawn")
                .shows(OWN_INTERESTS_WITHIN_LIMIT)
                .because("bounded memory, and no more than coordinators keep of one identity")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    for (int i = 1; i <= 256; i++) {
                        play.declares(Declaration.receiver(i, ExchangePlay.subject("room", "n" + i)))
                                .givesNothing();
                    }
                    play.declares(Declaration.receiver(257, SUBJECT)).gives(declined(257, OWN_INTERESTS_WITHIN_LIMIT));
                    play.withdraws(1);
                    play.declares(Declaration.receiver(258, SUBJECT)).givesNothing();
                });
    }

    private static Case notGrowing() {
        return ScriptCase.of("INT-L1-0035", "a node that does not grow declares an interest: refused to the caller")
                .shows(OWN_INTERESTS_WITHIN_LIMIT)
                .because("who takes no part in growth finds no coordinators")
                .joins()
                .needs(Capability.EXCHANGE, Capability.PARTIES)
                .once()
                .twin("INT-L1-0001")
                .plays((subject, peer) -> subject.declares(Declaration.sender(1, SUBJECT))
                        .gives(declined(1, OWN_INTERESTS_WITHIN_LIMIT)));
    }
}
