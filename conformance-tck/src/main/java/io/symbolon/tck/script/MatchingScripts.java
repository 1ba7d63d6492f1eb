package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.BOTH_ARE_TOLD;
import static io.symbolon.spec.CoordinatorRule.BROUGHT_BY_ITS_PARTY;
import static io.symbolon.spec.CoordinatorRule.INTEREST_IS_VALID;
import static io.symbolon.spec.InterestRule.AUDIENCE_FITS_KIND;
import static io.symbolon.spec.InterestRule.INTEREST_LASTS_A_MINUTE;
import static io.symbolon.spec.InterestRule.INTEREST_SAYS_WHO;
import static io.symbolon.spec.InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.LIFETIME_WITHIN_CAP;
import static io.symbolon.spec.TokenRule.NOT_BEFORE_REACHED;
import static io.symbolon.spec.TokenRule.REALM_IS_PROVED;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.tck.script.ExchangePlay.OTHER_SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.kept;
import static io.symbolon.tck.script.ExpectedExchange.match;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.function.UnaryOperator;

/** The subject as coordinator: what it takes, and who matches whom. */
final class MatchingScripts {
    private MatchingScripts() {}

    static List<Case> cases() {
        return List.of(
                audienceOfTheOther(),
                audienceOfSomebody(),
                audienceOfARealm(),
                realmOnlyClaimed(),
                matchesNot("COO-L1-0204", "interests in two subjects", one -> one, true),
                matchesNot("COO-L1-0205", "two kinds of exchange", one -> one.exchange(Interests.VIRTUAL), false),
                matchesNot(
                        "COO-L1-0206", "a receiver whose current threshold is 0", one -> one.thresholds(0, 64), false),
                sameNode(),
                validInEveryWay(),
                refused(
                        "COO-L1-0210",
                        "issuer of somebody else",
                        BROUGHT_BY_ITS_PARTY,
                        token -> token.toBuilder()
                                .setIssuer(Tokens.bytes(Octets.repeated(7, 32)))
                                .build()),
                refused(
                        "COO-L1-0211",
                        "another node",
                        BROUGHT_BY_ITS_PARTY,
                        token -> with(token, "node_fingerprint", Octets.repeated(7, 32))),
                refused("COO-L1-0212", "no node", INTEREST_SAYS_WHO, token -> without(token, "node_fingerprint")),
                refused("COO-L1-0213", "no terms", INTEREST_SAYS_WHO, token -> without(token, "exchange")),
                refused(
                        "COO-L1-0214",
                        "no key for messages",
                        INTEREST_SAYS_WHO,
                        token -> without(token, "session_key")),
                refused(
                        "COO-L1-0215",
                        "no issuer",
                        INTEREST_SAYS_WHO,
                        token -> token.toBuilder().clearIssuer().build()),
                refused(
                        "COO-L1-0216",
                        "a realm",
                        INTEREST_SAYS_WHO,
                        token -> token.toBuilder()
                                .setRealm(Tokens.bytes(Octets.repeated(7, 32)))
                                .build()),
                refused(
                        "COO-L1-0217",
                        "a public kind and an audience",
                        AUDIENCE_FITS_KIND,
                        token -> token.toBuilder()
                                .setAudience(Tokens.bytes(Octets.repeated(7, 32)))
                                .build()),
                refused(
                        "COO-L1-0218",
                        "a protected kind and no audience",
                        AUDIENCE_FITS_KIND,
                        token -> terms(token, Interests.terms(2, Interests.PROTECTED, 0, 64, 64))),
                refused(
                        "COO-L1-0219",
                        "a current threshold above the maximum",
                        THRESHOLD_IN_RANGE,
                        token -> terms(token, Interests.terms(2, Interests.PUBLIC, 0, 65, 64))),
                refused(
                        "COO-L1-0220",
                        "a maximum of 1025",
                        THRESHOLD_IN_RANGE,
                        token -> terms(token, Interests.terms(2, Interests.PUBLIC, 0, 64, 1025))),
                refused(
                        "COO-L1-0221",
                        "a life of 59 999 ms",
                        INTEREST_LASTS_A_MINUTE,
                        token -> token.toBuilder()
                                .setExpiresAt(token.getNotBefore() + 59_999)
                                .build()),
                refused(
                        "COO-L1-0222",
                        "a life of 600 001 ms",
                        LIFETIME_WITHIN_CAP,
                        token -> token.toBuilder()
                                .setExpiresAt(token.getNotBefore() + 600_001)
                                .build()),
                refused(
                        "COO-L1-0223",
                        "an acknowledgement that a receiver asks for",
                        RECEIVERS_ASK_NO_ACKNOWLEDGEMENT,
                        token -> terms(token, Interests.terms(2, Interests.PUBLIC, 1, 64, 64))),
                refused(
                        "COO-L1-0224",
                        "a time that is more than a minute ahead",
                        NOT_BEFORE_REACHED,
                        token -> token.toBuilder()
                                .setNotBefore(token.getNotBefore() + 60_001)
                                .setExpiresAt(token.getExpiresAt() + 60_001)
                                .build()),
                refused(
                        "COO-L1-0225",
                        "an end that is a minute ago",
                        EXPIRES_AT_IN_FUTURE,
                        token -> token.toBuilder()
                                .setIssuedAt(token.getIssuedAt() - 180_000)
                                .setNotBefore(token.getNotBefore() - 180_000)
                                .setExpiresAt(token.getExpiresAt() - 180_000)
                                .build()),
                refused(
                        "COO-L1-0226",
                        "more than 512 octets",
                        SIZE_WITHIN_LIMIT,
                        token -> with(token, "zz", Octets.zeros(256))),
                notAnInterest(),
                signedByAnother());
    }

    private static Token with(Token token, String name, byte[] value) {
        return Tokens.withExtension(without(token, name), name, value);
    }

    private static Token without(Token token, String name) {
        Token.Builder fewer = token.toBuilder().clearExtensions();
        token.getExtensionsList().stream()
                .filter(extension -> !extension.getName().equals(name))
                .forEach(fewer::addExtensions);
        return fewer.build();
    }

    private static Token terms(Token token, byte[] terms) {
        return with(token, "exchange", terms);
    }

    /** A sender and a receiver, both joined; the sender has published. */
    private record Scene(ExchangePlay play, Party sender, Party receiver, Interest sending) {
        static Scene of(Party sender, Party receiver, ExchangePlay play, Interest sending) {
            play.publishes(sender, sending).gives(kept(sender, sending));
            return new Scene(play, sender, receiver, sending);
        }

        void meets(Interest receiving) {
            play.publishes(receiver, receiving)
                    .gives(kept(receiver, receiving), match(receiver, sending), match(sender, receiving));
        }

        void misses(Interest receiving) {
            play.publishes(receiver, receiving).gives(kept(receiver, receiving));
        }
    }

    private static Scene scene(SubjectNode subject, Peer peer, UnaryOperator<Interest> sending) {
        ExchangePlay play = new ExchangePlay(subject);
        Party sender = play.joins(peer);
        Party receiver = play.joins("second", "203.0.113.2:4000");
        return Scene.of(sender, receiver, play, sending.apply(sender.sends(SUBJECT, subject.wallMs())));
    }

    private static Case audienceOfTheOther() {
        return ExchangePlay.coordinator(
                        "COO-L1-0200", "a protected exchange: each names the other's identity, and they match")
                .shows(BOTH_ARE_TOLD)
                .because("a protected interest is told to those that it is for")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party sender = play.joins(peer);
                    Party receiver = play.joins("second", "203.0.113.2:4000");
                    Interest sending = sender.sends(SUBJECT, subject.wallMs())
                            .exchange(Interests.PROTECTED)
                            .audience(receiver.identity().fingerprint());
                    Scene.of(sender, receiver, play, sending)
                            .meets(receiver.receives(SUBJECT, subject.wallMs())
                                    .exchange(Interests.PROTECTED)
                                    .audience(sender.identity().fingerprint()));
                });
    }

    private static Case audienceOfSomebody() {
        return ExchangePlay.coordinator(
                        "COO-L1-0201",
                        "one side names an identity that the other is not: nobody is told, in either order")
                .shows(BOTH_ARE_TOLD)
                .because("an audience is kept by the coordinator, too")
                .twin("COO-L1-0200")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party sender = play.joins(peer);
                    Party receiver = play.joins("second", "203.0.113.2:4000");
                    byte[] somebody = Octets.repeated(7, 32);
                    Interest sending = sender.sends(SUBJECT, subject.wallMs())
                            .exchange(Interests.PROTECTED)
                            .audience(receiver.identity().fingerprint());
                    Scene.of(sender, receiver, play, sending)
                            .misses(receiver.receives(SUBJECT, subject.wallMs())
                                    .exchange(Interests.PROTECTED)
                                    .audience(somebody));
                    Interest elsewhere = sender.sends(OTHER_SUBJECT, subject.wallMs())
                            .exchange(Interests.PROTECTED)
                            .audience(somebody);
                    Scene.of(sender, receiver, play, elsewhere)
                            .misses(receiver.receives(OTHER_SUBJECT, subject.wallMs())
                                    .exchange(Interests.PROTECTED)
                                    .audience(sender.identity().fingerprint()));
                });
    }

    /** The leader of a realm, and an identity of it on the node of a peer. */
    private static Identity memberOf(Identity leader, Peer peer, long wallMs) {
        SigningKey key = SigningKey.named("member");
        Token token = Tokens.withExtension(
                        Identity.token("member", key, wallMs), "node_fingerprint", peer.fingerprint())
                .toBuilder()
                .setRealm(Tokens.bytes(leader.fingerprint()))
                .setIssuer(Tokens.bytes(leader.fingerprint()))
                .build();
        byte[] endorsement = Tokens.endorsement(leader.key(), Fingerprints.of(token), wallMs, wallMs + 3_600_000);
        return Identity.of(key, Tokens.withExtension(token, "endorsement", endorsement))
                .issuedBy(leader);
    }

    private static void inARealm(SubjectNode subject, Peer peer, boolean isProved) {
        ExchangePlay play = new ExchangePlay(subject);
        Identity leader = Identity.of("leader", subject.wallMs(), token -> token);
        Identity member = memberOf(leader, peer, subject.wallMs());
        Identity shown = isProved
                ? member
                : new Identity(member.key(), member.signedToken(), Octets.zeros(0), member.fingerprint());
        Party sender = isProved ? play.joinsWithRealm(peer, shown, leader.fingerprint()) : play.joins(peer, shown);
        Party receiver = play.joins("second", "203.0.113.2:4000");
        Interest sending = sender.sends(SUBJECT, subject.wallMs())
                .exchange(Interests.PROTECTED)
                .audience(receiver.identity().fingerprint());
        Scene scene = Scene.of(sender, receiver, play, sending);
        Interest receiving = receiver.receives(SUBJECT, subject.wallMs())
                .exchange(Interests.PROTECTED)
                .audience(leader.fingerprint());
        if (isProved) {
            scene.meets(receiving);
        } else {
            scene.misses(receiving);
        }
    }

    private static Case audienceOfARealm() {
        return ExchangePlay.coordinator(
                        "COO-L1-0202", "an audience is a realm, and the other's Join has proved that realm")
                .shows(BOTH_ARE_TOLD, REALM_IS_PROVED)
                .because("a realm is an audience for all of its members")
                .plays((subject, peer) -> inARealm(subject, peer, true));
    }

    private static Case realmOnlyClaimed() {
        return ExchangePlay.coordinator("COO-L1-0203", "an audience is a realm that the other names and has not proved")
                .shows(BOTH_ARE_TOLD, REALM_IS_PROVED)
                .because("nobody is a member by saying so")
                .twin("COO-L1-0202")
                .plays((subject, peer) -> inARealm(subject, peer, false));
    }

    private static Case matchesNot(String id, String title, UnaryOperator<Interest> change, boolean elsewhere) {
        return ExchangePlay.coordinator(id, title + ": both are kept, nobody is told")
                .shows(BOTH_ARE_TOLD)
                .because("who is told of somebody can do something with it")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    Scene scene = scene(subject, peer, one -> one);
                    byte[] of = elsewhere ? OTHER_SUBJECT : SUBJECT;
                    scene.misses(change.apply(scene.receiver().receives(of, subject.wallMs())));
                });
    }

    private static Case sameNode() {
        return ExchangePlay.coordinator(
                        "COO-L1-0207", "a sender and a receiver on one node: both are kept, nobody is told")
                .shows(BOTH_ARE_TOLD)
                .because("a node needs nobody to tell it of itself")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    Scene scene = scene(subject, peer, one -> one);
                    Interest receiving = scene.sender().receives(SUBJECT, subject.wallMs());
                    scene.play().publishes(scene.sender(), receiving).gives(kept(scene.sender(), receiving));
                });
    }

    private static Case validInEveryWay() {
        return ExchangePlay.coordinator(
                        "COO-L1-0208",
                        "the last values that are valid: a minute, ten minutes, 1024 messages, a minute ahead")
                .shows(INTEREST_IS_VALID, INTEREST_LASTS_A_MINUTE, THRESHOLD_IN_RANGE)
                .because("what is valid is kept")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    Interest plain = party.receives(SUBJECT, subject.wallMs());
                    List<Interest> valid = List.of(
                            plain.lasting(60_000),
                            plain.signedAt(subject.wallMs() + 1).lasting(600_000),
                            plain.signedAt(subject.wallMs() + 2).thresholds(1024, 1024),
                            plain.signedAt(subject.wallMs() + 60_000));
                    for (Interest one : valid) play.publishes(party, one).gives(kept(party, one));
                });
    }

    /** An interest with one fault is dropped by its rule, and the right one is kept. */
    private static Case refused(String id, String title, Rule rule, UnaryOperator<Token> fault) {
        return ExchangePlay.coordinator(id, "an interest with " + title + " is dropped, and the right one kept")
                .shows(INTEREST_IS_VALID, rule)
                .because("what is passed on would be refused anyway")
                .twin("COO-L1-0208")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    Interest right = party.receives(SUBJECT, subject.wallMs());
                    play.publishes(party, right.changed(fault)).isDroppedBy(rule);
                    play.publishes(party, right).gives(kept(party, right));
                });
    }

    private static Case notAnInterest() {
        return ExchangePlay.coordinator("COO-L1-0227", "a node token is published")
                .shows(INTEREST_IS_VALID, KIND_FITS_PLACE)
                .because("a token made for one purpose can not be used for another")
                .twin("COO-L1-0208")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    play.receives(party, SessionMessages.publish(party.nodeToken()))
                            .isDroppedBy(KIND_FITS_PLACE);
                });
    }

    private static Case signedByAnother() {
        return ExchangePlay.coordinator(
                        "COO-L1-0228",
                        "an interest in the name of a peer: signed by another key, or with that key in it")
                .shows(BROUGHT_BY_ITS_PARTY, SIGNATURE_VERIFIES)
                .because("only the identity itself says what it is interested in")
                .twin("COO-L1-0208")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    SigningKey other = SigningKey.named("another key");
                    Interest right = party.receives(SUBJECT, subject.wallMs());
                    byte[] octets = Tokens.octets(right.signedToken());
                    play.receives(party, SessionMessages.publish(Tokens.sign(other, octets)))
                            .isDroppedBy(SIGNATURE_VERIFIES);
                    Token withKey = Tokens.decode(right.signedToken()).toBuilder()
                            .setPublicKey(Tokens.bytes(other.publicKey()))
                            .build();
                    play.receives(party, SessionMessages.publish(Tokens.sign(other, withKey)))
                            .isDroppedBy(BROUGHT_BY_ITS_PARTY);
                });
    }
}
