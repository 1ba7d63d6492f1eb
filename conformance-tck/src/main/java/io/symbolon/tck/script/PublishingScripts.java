package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.ANSWERS_NAME_A_PUBLISH;
import static io.symbolon.spec.CoordinatorRule.COORDINATORS_ARE_THE_NEAREST;
import static io.symbolon.spec.CoordinatorRule.NEARER_NODES_ARE_CONTACTED;
import static io.symbolon.spec.CoordinatorRule.PUBLISHED_TO_ALL;
import static io.symbolon.spec.OverlayRule.NO_NARROWER_SCOPE;
import static io.symbolon.spec.OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.published;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.ExpectedExchange.kept;
import static io.symbolon.tck.script.ExpectedExchange.publish;
import static io.symbolon.tck.script.ExpectedExchange.publishOf;

import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The subject as a party that publishes: to whom, how often, and what it makes of the answers. */
final class PublishingScripts {
    private static final String NEARER = "203.0.113.77:4077";

    private PublishingScripts() {}

    static List<Case> cases() {
        return List.of(
                toTheFourNearest(),
                notToLeaves(),
                schedule(),
                answered(),
                answeredLate(),
                answersForOthers(),
                newCoordinator(),
                comesBack(),
                nearerIsContacted(),
                nearerStays(),
                nearerOfNoUse(),
                nearerOfWrongSize(),
                nearerInside());
    }

    private static Case toTheFourNearest() {
        return ExchangePlay.party(
                        "COO-L1-0100",
                        "six peers are joined: an interest is published to the four nearest to the subject, to each once")
                .shows(PUBLISHED_TO_ALL, COORDINATORS_ARE_THE_NEAREST)
                .because("whoever looks for the subject finds the same nodes")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    List<Party> parties = new ArrayList<>();
                    for (int i = 1; i <= 6; i++) parties.add(play.joins("node " + i, "198.18." + i + ".1:4000"));
                    for (byte[] hash : List.of(SUBJECT, ExchangePlay.OTHER_SUBJECT)) {
                        List<Party> nearest = parties.stream()
                                .sorted(Comparator.comparing(Party::node, Distances.from(hash)))
                                .limit(4)
                                .toList();
                        long number = hash == SUBJECT ? 1 : 2;
                        play.declares(Declaration.sender(number, hash))
                                .gives(nearest.stream()
                                        .map(ExpectedExchange::publish)
                                        .toArray(Expected[]::new));
                    }
                });
    }

    private static Case notToLeaves() {
        return ExchangePlay.party(
                        "COO-L1-0101", "a peer that nobody can reach is no coordinator: nothing is published to it")
                .shows(COORDINATORS_ARE_THE_NEAREST)
                .because("others would not find it")
                .twin("COO-L1-0100")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party leaf = play.joinsAsLeaf(peer);
                    play.declares(Declaration.sender(1, SUBJECT)).givesNothing();
                    Party second = play.joins("second", "203.0.113.2:4000");
                    play.latest().includes(publish(second));
                    play.passes(20_000).excludes(publish(leaf));
                });
    }

    private static Case schedule() {
        return ExchangePlay.party(
                        "COO-L1-0102",
                        "nobody answers: the same interest again after waits of 1, 2, 4, 8 and then 15 s")
                .shows(PUBLISHED_TO_ALL)
                .because("loss is survived, and a silent coordinator is not pressed")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    long startMs = subject.monotonicMs();
                    byte[] interest = published(play.declares(Declaration.sender(1, SUBJECT)), coordinator);
                    Outcome outcome = play.at(startMs + 50_000);
                    List<Long> times = outcome.events().stream()
                            .filter(publishOf(coordinator, interest).is())
                            .map(event -> event.atMs() - startMs)
                            .toList();
                    Calls.requireEqual(
                            "times of publishing again, " + PUBLISHED_TO_ALL.id(),
                            List.of(1_000L, 3_000L, 7_000L, 15_000L, 30_000L, 45_000L),
                            times);
                });
    }

    private static Case answered() {
        return ExchangePlay.party(
                        "COO-L1-0103",
                        "the coordinator keeps the interest: the application hears of it, nothing is published again")
                .shows(PUBLISHED_TO_ALL, ANSWERS_NAME_A_PUBLISH)
                .because("an answer ends the repetition, for this token")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    play.passes(50_000).excludes(publish(coordinator));
                });
    }

    private static Case answeredLate() {
        return ExchangePlay.party("COO-L1-0104", "one of two coordinators answers: only the other is asked again")
                .shows(PUBLISHED_TO_ALL)
                .because("each coordinator answers for itself")
                .twin("COO-L1-0103")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party first = play.joins(peer);
                    Party second = play.joins("second", "203.0.113.2:4000");
                    byte[] interest = published(
                            play.declares(Declaration.sender(1, SUBJECT)).gives(publish(first), publish(second)),
                            first);
                    play.isKept(first, 1, interest);
                    play.passes(10_000).includes(publishOf(second, interest)).excludes(publish(first));
                });
    }

    private static Case answersForOthers() {
        return ExchangePlay.party(
                        "COO-L1-0105",
                        "a Kept names another interest, or comes from whom nothing was published to: dropped, the right one counts")
                .shows(ANSWERS_NAME_A_PUBLISH)
                .because("nobody answers without being asked")
                .twin("COO-L1-0103")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = published(play.declares(Declaration.sender(1, SUBJECT)), coordinator);
                    byte[] name = Interests.shortName(interest);
                    play.receives(coordinator, SessionMessages.kept(Octets.withBitFlipped(name, 7, 0)))
                            .isDroppedBy(ANSWERS_NAME_A_PUBLISH);
                    Party leaf = play.joinsAsLeaf(subject.peer("leaf", "203.0.113.9:4000"));
                    play.receives(leaf, SessionMessages.kept(name)).isDroppedBy(ANSWERS_NAME_A_PUBLISH);
                    play.receives(coordinator, SessionMessages.kept(name)).gives(kept(1, coordinator));
                });
    }

    private static Case newCoordinator() {
        return ExchangePlay.party(
                        "COO-L1-0106",
                        "a nearer node joins later: it gets the interest at once, and the one that it displaces no longer")
                .shows(PUBLISHED_TO_ALL)
                .because("interests move when a nearer node joins")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party first = play.joins(peer);
                    byte[] interest = play.hasDeclared(first, Declaration.sender(1, SUBJECT));
                    play.passes(5_000);
                    Party second = play.joins("second", "203.0.113.2:4000");
                    play.latest().includes(publishOf(second, interest)).excludes(publish(first));
                });
    }

    private static Case comesBack() {
        return ExchangePlay.party(
                        "COO-L1-0107",
                        "a coordinator that kept an interest leaves and joins again: it gets the interest again")
                .shows(PUBLISHED_TO_ALL)
                .because("who starts anew has forgotten")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = play.hasDeclared(coordinator, Declaration.sender(1, SUBJECT));
                    subject.receives(peer, coordinator.session().leave())
                            .includes(Expected.parted(coordinator.session(), LEAVE_ENDS_THE_SESSION));
                    subject.waits(20_000);
                    Party back = play.joinsAgain(peer);
                    play.latest().includes(publishOf(back, interest));
                });
    }

    /** A coordinator that names somebody nearer: the interest that was published to it. */
    private static byte[] pointed(ExchangePlay play, Party coordinator) {
        return published(play.declares(Declaration.sender(1, SUBJECT)), coordinator);
    }

    private static byte[] nearer(byte[] interest, byte[]... tokens) {
        return SessionMessages.nearer(Interests.shortName(interest), List.of(tokens));
    }

    private static Case nearerIsContacted() {
        return ExchangePlay.party(
                        "COO-L1-0110",
                        "a coordinator names a node that is nearer: it is contacted, with three datagrams and no more")
                .shows(NEARER_NODES_ARE_CONTACTED, THREE_DATAGRAMS_TO_A_STRANGER)
                .because("the nearest nodes are found, and a named victim hardly notices")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = pointed(play, coordinator);
                    byte[] told = OverlayScripts.tokenOf(subject, "stranger", NEARER);
                    Outcome outcome = play.receives(coordinator, nearer(interest, told));
                    outcome = outcome.and(play.passes(40_000));
                    Calls.requireEqual(
                            "datagrams to a node that does not answer", 3L, outcome.count(initiation(NEARER)));
                });
    }

    private static Case nearerStays() {
        return ExchangePlay.party(
                        "COO-L1-0111", "a coordinator that named others has answered: nothing is published to it again")
                .shows(ANSWERS_NAME_A_PUBLISH, PUBLISHED_TO_ALL)
                .because("it has said all that it can")
                .twin("COO-L1-0110")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = pointed(play, coordinator);
                    play.receives(coordinator, nearer(interest, coordinator.nodeToken()));
                    play.passes(20_000).excludes(publish(coordinator));
                });
    }

    private static Case nearerOfNoUse() {
        return ExchangePlay.party(
                        "COO-L1-0112",
                        "a Nearer names a forged token, one without address, and a right one: only the right one is contacted")
                .shows(NEARER_NODES_ARE_CONTACTED, TOLD_TOKENS_ARE_VALIDATED)
                .because("only a node itself says where it is")
                .twin("COO-L1-0110")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = pointed(play, coordinator);
                    byte[] right = OverlayScripts.tokenOf(subject, "stranger", NEARER);
                    byte[] other = OverlayScripts.tokenOf(subject, "forged", "203.0.113.78:4078");
                    byte[] forged = Tokens.signed(Tokens.octets(other), Octets.zeros(64));
                    Peer placeless = subject.peer("placeless", "203.0.113.79:4079");
                    byte[] nowhere = placeless.introduction().signedToken();
                    play.receives(coordinator, nearer(interest, forged, nowhere, right))
                            .and(play.passes(3_000))
                            .includes(initiation(NEARER))
                            .excludes(initiation("203.0.113.78:4078"), initiation("203.0.113.79:4079"));
                });
    }

    private static Case nearerOfWrongSize() {
        return ExchangePlay.party(
                        "COO-L1-0113",
                        "a Nearer without tokens, or for another interest, is dropped, and nobody is contacted")
                .shows(ANSWERS_NAME_A_PUBLISH)
                .because("nobody points without being asked")
                .twin("COO-L1-0110")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = pointed(play, coordinator);
                    byte[] told = OverlayScripts.tokenOf(subject, "stranger", NEARER);
                    play.receives(coordinator, nearer(interest)).isDroppedBy(ANSWERS_NAME_A_PUBLISH);
                    play.receives(coordinator, SessionMessages.nearer(Octets.zeros(8), List.of(told)))
                            .isDroppedBy(ANSWERS_NAME_A_PUBLISH);
                    play.passes(10_000).excludes(initiation(NEARER));
                });
    }

    private static Case nearerInside() {
        return ExchangePlay.party(
                        "COO-L1-0114", "a coordinator outside names a node at an inner address: it is not contacted")
                .shows(NEARER_NODES_ARE_CONTACTED, NO_NARROWER_SCOPE)
                .because("nobody outside can point at what is inside")
                .twin("COO-L1-0110")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party coordinator = play.joins(peer);
                    byte[] interest = pointed(play, coordinator);
                    String inside = "10.0.0.7:4007";
                    byte[] told = OverlayScripts.tokenOf(subject, "stranger", inside);
                    play.receives(coordinator, nearer(interest, told)).excludes(initiation(inside));
                    play.passes(10_000).excludes(initiation(inside));
                });
    }
}
