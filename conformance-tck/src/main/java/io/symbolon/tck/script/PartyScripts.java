package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.IDENTITY_IS_THE_ISSUER;
import static io.symbolon.spec.CoordinatorRule.MATCHES_ARE_RATIONED;
import static io.symbolon.spec.CoordinatorRule.MATCH_COMES_FROM_A_COORDINATOR;
import static io.symbolon.spec.CoordinatorRule.MATCH_FITS_AN_OWN_INTEREST;
import static io.symbolon.spec.CoordinatorRule.MATCH_IS_VALID;
import static io.symbolon.spec.CoordinatorRule.NEWER_MATCH_COUNTS;
import static io.symbolon.spec.CoordinatorRule.PARTIES_ARE_AUTHORIZED;
import static io.symbolon.spec.CoordinatorRule.PARTIES_END;
import static io.symbolon.spec.CoordinatorRule.PARTIES_WITHIN_LIMIT;
import static io.symbolon.spec.InterestRule.INTEREST_SAYS_WHO;
import static io.symbolon.spec.JoinRule.NO_ANSWER_IS_DEFERRED;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static io.symbolon.tck.script.ExchangePlay.OTHER_SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.asked;
import static io.symbolon.tck.script.ExpectedExchange.ended;
import static io.symbolon.tck.script.ExpectedExchange.granted;

import io.symbolon.spec.Rule;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.function.UnaryOperator;

/** The subject as a party that is told of others: what it believes, whom it asks about, and when parties end. */
final class PartyScripts {
    private PartyScripts() {}

    static List<Case> cases() {
        return List.of(
                askedTwice(),
                identityOfItsOwn(),
                toldByTwo(),
                audienceIsUs(),
                thresholdIsNothingYet(),
                stranger(),
                told(
                        "COO-L1-0302",
                        "an interest that another key has signed",
                        SIGNATURE_VERIFIES,
                        one -> one.signedWith(SigningKey.named("another key"))),
                told(
                        "COO-L1-0303",
                        "an interest that has expired",
                        EXPIRES_AT_IN_FUTURE,
                        one -> one.signedAt(RealmPlay.START_MS - 180_000)),
                told(
                        "COO-L1-0304",
                        "an interest without a node",
                        INTEREST_SAYS_WHO,
                        one -> one.changed(
                                token -> token.toBuilder().clearExtensions().build())),
                told(
                        "COO-L1-0305",
                        "an interest of the role that is its own",
                        MATCH_FITS_AN_OWN_INTEREST,
                        one -> one.role(Interests.SENDER)),
                told(
                        "COO-L1-0306",
                        "an interest of another kind of exchange",
                        MATCH_FITS_AN_OWN_INTEREST,
                        one -> one.exchange(Interests.VIRTUAL)),
                audienceOfSomebody(),
                told(
                        "COO-L1-0308",
                        "the interest of one with the identity of another",
                        IDENTITY_IS_THE_ISSUER,
                        one -> one.shownWith(SomebodyElse.TOKEN)),
                told(
                        "COO-L1-0309",
                        "an identity that was altered",
                        SIGNATURE_VERIFIES,
                        one -> one.shownWith(Tokens.signed(Tokens.octets(one.identityToken()), Octets.zeros(64)))),
                told(
                        "COO-L1-0310",
                        "an interest in the place of the identity",
                        KIND_FITS_PLACE,
                        one -> one.shownWith(one.signedToken())),
                otherNode(),
                otherSubject(),
                audienceOfOurs(),
                equalIsSilent(),
                older(),
                renewedParty(),
                withdrawnParty(),
                withdrawalOfAStranger(),
                expiredParty(),
                ownWithdrawal(),
                authenticateDenied(),
                authorizeDenied(),
                deferred(),
                late(),
                renewedIdentity(),
                rationed());
    }

    /** An identity that nobody of the cast has, with a token of its own. */
    private static final class SomebodyElse {
        static final byte[] TOKEN = Identity.of(
                        "somebody else",
                        RealmPlay.START_MS,
                        token -> Tokens.withExtension(token, "node_fingerprint", Octets.repeated(7, 32)))
                .signedToken();
    }

    /** The subject sends; a coordinator keeps its interest; a receiver is joined and nobody has told of it. */
    private record Scene(ExchangePlay play, Party coordinator, Party receiver, Interest receiving) {
        static Scene of(SubjectNode subject, Peer peer) {
            return of(subject, peer, Declaration.sender(1, SUBJECT));
        }

        static Scene of(SubjectNode subject, Peer peer, Declaration declaration) {
            ExchangePlay play = new ExchangePlay(subject);
            Party coordinator = play.joins(peer);
            Party receiver = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
            play.hasDeclared(coordinator, declaration);
            return new Scene(play, coordinator, receiver, receiver.receives(SUBJECT, play.wallMs()));
        }

        Outcome tells(Interest interest) {
            return play.tells(coordinator, interest);
        }

        Outcome isGranted() {
            return play.isGranted(coordinator, 1, receiving);
        }
    }

    private static Case askedTwice() {
        return ExchangePlay.party(
                        "COO-L1-0300",
                        "a coordinator tells of a receiver: the application is asked twice, then it is a party")
                .shows(PARTIES_ARE_AUTHORIZED, MATCH_IS_VALID)
                .because("each node can once more authenticate and authorize the identified peer")
                .plays((subject, peer) -> Scene.of(subject, peer).isGranted());
    }

    private static Case identityOfItsOwn() {
        return ExchangePlay.party(
                        "COO-L1-0301",
                        "a receiver with an identity of its own, on a node that is not joined, is a party like any other")
                .shows(PARTIES_ARE_AUTHORIZED, IDENTITY_IS_THE_ISSUER)
                .because("parties need not be neighbours")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    Peer elsewhere = subject.peer("elsewhere", "203.0.113.3:4000");
                    Identity identity = Identity.of("somebody", elsewhere, subject.wallMs());
                    Interest receiving = Interest.of(
                            identity,
                            identity.signedToken(),
                            elsewhere.fingerprint(),
                            SUBJECT,
                            Interests.RECEIVER,
                            subject.wallMs());
                    scene.play().isGranted(scene.coordinator(), 1, receiving);
                });
    }

    private static Case toldByTwo() {
        return ExchangePlay.party(
                        "COO-L1-0311", "two coordinators tell of the same receiver: the application is asked once")
                .shows(NEWER_MATCH_COUNTS, PARTIES_ARE_AUTHORIZED)
                .because("four coordinators are no reason to ask four times")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party first = play.joins(peer);
                    Party second = play.joins("second", "203.0.113.2:4000");
                    byte[] own = ExchangePlay.published(play.declares(Declaration.sender(1, SUBJECT)), first);
                    play.isKept(first, 1, own);
                    play.isKept(second, 1, own);
                    Interest receiving = second.receives(SUBJECT, subject.wallMs());
                    long question = play.tells(first, receiving)
                            .gives(asked("authenticate", receiving))
                            .question();
                    play.tells(second, receiving).givesNothing();
                    play.answers(question, "granted").gives(asked("authorize", receiving));
                    play.tells(second, receiving).givesNothing();
                });
    }

    private static Case audienceIsUs() {
        return ExchangePlay.party(
                        "COO-L1-0312",
                        "a protected exchange: each names the other's identity, and the application is asked")
                .shows(MATCH_FITS_AN_OWN_INTEREST)
                .because("whom an audience names, it lets in")
                .plays((subject, peer) -> {
                    byte[] second = subject.peer("second", "203.0.113.2:4000").fingerprint();
                    Scene scene = Scene.of(
                            subject,
                            peer,
                            Declaration.sender(1, SUBJECT).exchange("protected").audience(second));
                    Interest receiving =
                            scene.receiving().exchange(Interests.PROTECTED).audience(Cast.SUBJECT_FINGERPRINT);
                    scene.tells(receiving).gives(asked("authenticate", receiving));
                });
    }

    private static Case thresholdIsNothingYet() {
        return ExchangePlay.party("COO-L1-0313", "a receiver whose current threshold is 0 is a party all the same")
                .shows(MATCH_FITS_AN_OWN_INTEREST)
                .because("who is busy now is not gone")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    Interest busy = scene.receiving().thresholds(0, 64);
                    scene.play().isGranted(scene.coordinator(), 1, busy);
                });
    }

    private static Case stranger() {
        return ExchangePlay.party(
                        "COO-L1-0314", "a joined peer that no interest was published to tells of a receiver: dropped")
                .shows(MATCH_COMES_FROM_A_COORDINATOR)
                .because("only who was told has something to say")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.play().tells(scene.receiver(), scene.receiving()).isDroppedBy(MATCH_COMES_FROM_A_COORDINATOR);
                    scene.isGranted();
                });
    }

    /** A coordinator tells of something that does not hold: it is dropped, nobody is asked, and the right one counts. */
    private static Case told(String id, String title, Rule rule, UnaryOperator<Interest> fault) {
        return ExchangePlay.party(id, "a coordinator tells of " + title + ": nobody is asked")
                .shows(MATCH_IS_VALID, rule)
                .because("a coordinator vouches for nothing")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.tells(fault.apply(scene.receiving())).isDroppedBy(rule);
                    scene.isGranted();
                });
    }

    private static Case audienceOfSomebody() {
        return ExchangePlay.party(
                        "COO-L1-0307",
                        "a coordinator tells of an interest for the audience of somebody else: nobody is asked, and of one for everybody it is")
                .shows(MATCH_FITS_AN_OWN_INTEREST)
                .because("whom an audience does not name, it keeps out, whatever a coordinator says")
                .twin("COO-L1-0312")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(
                            subject, peer, Declaration.sender(1, SUBJECT).exchange("private"));
                    Interest open = scene.receiving().exchange(Interests.PRIVATE);
                    scene.tells(open.audience(Octets.repeated(7, 32))).isDroppedBy(MATCH_FITS_AN_OWN_INTEREST);
                    scene.play().isGranted(scene.coordinator(), 1, open);
                });
    }

    private static Case otherNode() {
        return ExchangePlay.party(
                        "COO-L1-0315",
                        "an interest on another node than the one that its identity names: nobody is asked")
                .shows(IDENTITY_IS_THE_ISSUER)
                .because("an interest is its identity's, on the node that the identity chose")
                .twin("COO-L1-0301")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    Peer elsewhere = subject.peer("elsewhere", "203.0.113.3:4000");
                    Identity identity = Identity.of("somebody", elsewhere, subject.wallMs());
                    Interest receiving = Interest.of(
                            identity,
                            identity.signedToken(),
                            scene.coordinator().node(),
                            SUBJECT,
                            Interests.RECEIVER,
                            subject.wallMs());
                    scene.tells(receiving).isDroppedBy(IDENTITY_IS_THE_ISSUER);
                });
    }

    private static Case otherSubject() {
        return ExchangePlay.party(
                        "COO-L1-0316", "a coordinator tells of a receiver of another subject: nobody is asked")
                .shows(MATCH_FITS_AN_OWN_INTEREST)
                .because("subject, kind, role and audience are checked by those whom they concern")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.tells(scene.receiver().receives(OTHER_SUBJECT, subject.wallMs()))
                            .isDroppedBy(MATCH_FITS_AN_OWN_INTEREST);
                    scene.isGranted();
                });
    }

    private static Case audienceOfOurs() {
        return ExchangePlay.party(
                        "COO-L1-0317",
                        "a protected interest of the subject, and somebody who is not its audience: nobody is asked")
                .shows(MATCH_FITS_AN_OWN_INTEREST)
                .because("an audience is kept at each end, whatever a coordinator says")
                .twin("COO-L1-0312")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(
                            subject,
                            peer,
                            Declaration.sender(1, SUBJECT).exchange("protected").audience(Octets.repeated(7, 32)));
                    scene.tells(scene.receiving().exchange(Interests.PROTECTED).audience(Cast.SUBJECT_FINGERPRINT))
                            .isDroppedBy(MATCH_FITS_AN_OWN_INTEREST);
                });
    }

    private static Case equalIsSilent() {
        return ExchangePlay.party("COO-L1-0320", "a coordinator tells of a granted party again: nothing happens")
                .shows(NEWER_MATCH_COUNTS)
                .because("a grant lasts an hour")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.isGranted();
                    scene.tells(scene.receiving()).givesNothing();
                    scene.play().passes(30_000);
                    scene.tells(scene.receiving()).givesNothing();
                });
    }

    private static Case older() {
        return ExchangePlay.party("COO-L1-0321", "a coordinator tells of an older interest of a granted party: dropped")
                .shows(NEWER_MATCH_COUNTS)
                .because("what was replaced does not come back")
                .twin("COO-L1-0322")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.isGranted();
                    scene.tells(scene.receiving().signedAt(subject.wallMs() - 1))
                            .isDroppedBy(NEWER_MATCH_COUNTS);
                });
    }

    private static Case renewedParty() {
        return ExchangePlay.party(
                        "COO-L1-0322",
                        "the interest of a granted party is renewed: nobody is asked again, and it lives on")
                .shows(NEWER_MATCH_COUNTS, PARTIES_ARE_AUTHORIZED, PARTIES_END)
                .because("a grant is for the party, and lasts an hour")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.isGranted();
                    scene.play().passes(60_000);
                    scene.tells(scene.receiving().signedAt(subject.wallMs())).givesNothing();
                    scene.play().passes(130_000).excludes(ended(1, scene.receiving(), PARTIES_END));
                });
    }

    private static Case withdrawnParty() {
        return ExchangePlay.party(
                        "COO-L1-0323",
                        "the interest of a granted party is withdrawn: it ends, and what came before does not bring it back")
                .shows(PARTIES_END, NEWER_MATCH_COUNTS)
                .because("nothing is sent to who is gone")
                .twin("COO-L1-0322")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.isGranted();
                    scene.tells(scene.receiving().withdrawnAt(subject.wallMs() + 1))
                            .gives(ended(1, scene.receiving(), PARTIES_END));
                    scene.tells(scene.receiving()).isDroppedBy(NEWER_MATCH_COUNTS);
                });
    }

    private static Case withdrawalOfAStranger() {
        return ExchangePlay.party("COO-L1-0324", "a coordinator tells of the withdrawal of somebody unknown: dropped")
                .shows(PARTIES_WITHIN_LIMIT)
                .because("who was never here need not be remembered")
                .twin("COO-L1-0322")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.tells(scene.receiving().withdrawnAt(subject.wallMs())).isDroppedBy(PARTIES_WITHIN_LIMIT);
                });
    }

    private static Case expiredParty() {
        return ExchangePlay.party(
                        "COO-L1-0325",
                        "nobody renews the interest of a granted party: it ends a minute after its expires_at")
                .shows(PARTIES_END)
                .because("nothing is sent to who is gone")
                .twin("COO-L1-0322")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.isGranted();
                    long endMs = subject.monotonicMs() + 180_000;
                    Expected end = ended(1, scene.receiving(), PARTIES_END);
                    scene.play().at(endMs - 1).excludes(end);
                    scene.play().at(endMs).includes(end.at(endMs));
                });
    }

    private static Case ownWithdrawal() {
        return ExchangePlay.party("COO-L1-0326", "the application withdraws its interest: every party of it ends")
                .shows(PARTIES_END)
                .because("who is gone sends nothing")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    scene.isGranted();
                    scene.play().withdraws(1).includes(ended(1, scene.receiving(), PARTIES_END));
                });
    }

    private static Case authenticateDenied() {
        return ExchangePlay.party(
                        "COO-L1-0330",
                        "the first question is denied: the second is not asked; the first is asked again after 60 s")
                .shows(PARTIES_ARE_AUTHORIZED)
                .because("a refused party costs nothing for a minute")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    long question = scene.tells(scene.receiving()).question();
                    scene.play().answers(question, "denied").givesNothing();
                    scene.play().passes(59_999);
                    scene.tells(scene.receiving()).givesNothing();
                    scene.play().passes(1);
                    scene.tells(scene.receiving()).gives(asked("authenticate", scene.receiving()));
                });
    }

    private static Case authorizeDenied() {
        return ExchangePlay.party(
                        "COO-L1-0331", "the second question is denied: no party, and both are asked again after 60 s")
                .shows(PARTIES_ARE_AUTHORIZED)
                .because("whom one knows one need not let in")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    long first = scene.tells(scene.receiving()).question();
                    long second = scene.play().answers(first, "granted").question();
                    scene.play().answers(second, "denied").givesNothing();
                    scene.tells(scene.receiving()).givesNothing();
                    scene.play().passes(60_000);
                    scene.tells(scene.receiving()).gives(asked("authenticate", scene.receiving()));
                });
    }

    private static Case deferred() {
        return ExchangePlay.party(
                        "COO-L1-0332", "the application defers: it is asked again with the first Match after 5 s")
                .shows(PARTIES_ARE_AUTHORIZED)
                .because("who can not decide now may decide later")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    long question = scene.tells(scene.receiving()).question();
                    scene.play().answers(question, "deferred").givesNothing();
                    scene.play().passes(4_999);
                    scene.tells(scene.receiving()).givesNothing();
                    scene.play().passes(1);
                    scene.tells(scene.receiving()).gives(asked("authenticate", scene.receiving()));
                });
    }

    private static Case late() {
        return ExchangePlay.party(
                        "COO-L1-0333",
                        "the application answers after 5 s: the answer changes nothing, and it counts as deferred")
                .shows(PARTIES_ARE_AUTHORIZED, NO_ANSWER_IS_DEFERRED)
                .because("a slow policy neither admits nor denies")
                .twin("COO-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    long question = scene.tells(scene.receiving()).question();
                    scene.play().passes(5_000);
                    scene.play().answers(question, "granted").givesNothing();
                    scene.play().passes(5_000);
                    long again = scene.tells(scene.receiving())
                            .gives(asked("authenticate", scene.receiving()))
                            .question();
                    long second = scene.play().answers(again, "granted").question();
                    scene.play().answers(second, "granted").includes(granted(1, scene.receiving()));
                });
    }

    private static Case renewedIdentity() {
        return ExchangePlay.party(
                        "COO-L1-0334",
                        "another token of a granted party's identity comes with a Match: the application is asked anew")
                .shows(PARTIES_ARE_AUTHORIZED)
                .because("a grant is for the SignedToken that was shown")
                .twin("COO-L1-0322")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    Peer elsewhere = subject.peer("elsewhere", "203.0.113.3:4000");
                    Identity identity = Identity.of("somebody", elsewhere, subject.wallMs());
                    Interest receiving = Interest.of(
                            identity,
                            identity.signedToken(),
                            elsewhere.fingerprint(),
                            SUBJECT,
                            Interests.RECEIVER,
                            subject.wallMs());
                    scene.play().isGranted(scene.coordinator(), 1, receiving);
                    Identity renewed = Identity.of("somebody", elsewhere, subject.wallMs() + 1);
                    Interest newer = receiving.signedAt(subject.wallMs() + 1).shownWith(renewed.signedToken());
                    scene.tells(newer).includes(asked("authenticate", newer));
                });
    }

    private static Case rationed() {
        return ExchangePlay.party(
                        "COO-L1-0335",
                        "a coordinator tells 1024 times at once: the next is dropped, 128 more are taken a second later")
                .shows(MATCHES_ARE_RATIONED)
                .because("one coordinator can not keep the processor busy")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    byte[] match = SessionMessages.match(
                            scene.receiving().signedToken(), scene.receiving().identityToken());
                    for (int i = 0; i < 1024; i++) {
                        scene.play()
                                .receives(scene.coordinator(), match)
                                .excludes(Expected.dropped(MATCHES_ARE_RATIONED));
                    }
                    scene.play().receives(scene.coordinator(), match).isDroppedBy(MATCHES_ARE_RATIONED);
                    scene.play().passes(1_000);
                    for (int i = 0; i < 128; i++) {
                        scene.play()
                                .receives(scene.coordinator(), match)
                                .excludes(Expected.dropped(MATCHES_ARE_RATIONED));
                    }
                    scene.play().receives(scene.coordinator(), match).isDroppedBy(MATCHES_ARE_RATIONED);
                });
    }
}
