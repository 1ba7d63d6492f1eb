package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.ANSWERS_NAME_A_PUBLISH;
import static io.symbolon.spec.CoordinatorRule.BOTH_ARE_TOLD;
import static io.symbolon.spec.CoordinatorRule.BROUGHT_BY_ITS_PARTY;
import static io.symbolon.spec.CoordinatorRule.COORDINATORS_ARE_THE_NEAREST;
import static io.symbolon.spec.CoordinatorRule.INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.CoordinatorRule.MATCH_COMES_FROM_A_COORDINATOR;
import static io.symbolon.spec.CoordinatorRule.NEARER_NODES_ARE_NAMED;
import static io.symbolon.spec.CoordinatorRule.NEWER_INTEREST_COUNTS;
import static io.symbolon.spec.CoordinatorRule.ONLY_MATCHES_ARE_TOLD;
import static io.symbolon.spec.CoordinatorRule.PUBLISHING_IS_RATIONED;
import static io.symbolon.spec.JoinRule.NOTHING_ELSE_BEFORE_THE_ACK;
import static io.symbolon.tck.script.ExchangePlay.OTHER_SUBJECT;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.kept;
import static io.symbolon.tck.script.ExpectedExchange.match;
import static io.symbolon.tck.script.ExpectedExchange.nearer;

import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The subject as coordinator: what it bounds, and whom it sends on to nearer nodes. */
final class CoordinatorLimitScripts {
    private static final int MESSAGE_LIMIT_OCTETS = 1150;
    private static final int COORDINATORS = 4;

    private CoordinatorLimitScripts() {}

    static List<Case> cases() {
        return List.of(
                sixteenOfOneSubject(),
                ofOneIdentity(),
                rationed(),
                rationOfEachPeer(),
                sixtyFourMatches(),
                redirected(),
                redirectedWhileKept(),
                stillACoordinator(),
                alone(),
                notJoined(),
                notGrowing(),
                answersUnasked(),
                nothingIsListed());
    }

    private static byte[] audience(int number) {
        return Octets.concat(Octets.repeated(9, 28), Octets.u32(number));
    }

    /** Another interest of a party in the subject: for another audience. */
    private static Interest another(Party party, byte[] subject, int number, long wallMs) {
        return party.receives(subject, wallMs).exchange(Interests.PROTECTED).audience(audience(number));
    }

    private static Case sixteenOfOneSubject() {
        return ExchangePlay.coordinator(
                        "COO-L1-0020",
                        "an identity has 16 interests in one subject: the 17th is dropped, none gives way")
                .shows(INTERESTS_WITHIN_LIMIT)
                .because("nobody alone fills a subject")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    for (int i = 1; i <= 16; i++) {
                        Interest one = another(party, SUBJECT, i, subject.wallMs());
                        play.publishes(party, one).gives(kept(party, one));
                    }
                    play.publishes(party, another(party, SUBJECT, 17, subject.wallMs()))
                            .isDroppedBy(INTERESTS_WITHIN_LIMIT);
                    Interest renewed = another(party, SUBJECT, 1, subject.wallMs() + 1);
                    play.publishes(party, renewed).gives(kept(party, renewed));
                    Interest elsewhere = another(party, OTHER_SUBJECT, 17, subject.wallMs());
                    play.publishes(party, elsewhere).gives(kept(party, elsewhere));
                });
    }

    private static Case ofOneIdentity() {
        return ExchangePlay.coordinator(
                        "COO-L1-0021",
                        "an identity has 256 interests: the 257th is dropped, another identity's is kept")
                .shows(INTERESTS_WITHIN_LIMIT)
                .because("bounded memory, shared by all")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    for (int i = 0; i < 256; i++) {
                        Interest one = party.receives(ExchangePlay.subject("room", "n" + i), subject.wallMs())
                                .lasting(600_000);
                        play.publishes(party, one).gives(kept(party, one));
                    }
                    play.passes(1_000);
                    play.publishes(party, party.receives(SUBJECT, subject.wallMs()))
                            .isDroppedBy(INTERESTS_WITHIN_LIMIT);
                    Party second = play.joins("second", "203.0.113.2:4000");
                    Interest other = second.receives(SUBJECT, subject.wallMs());
                    play.publishes(second, other).gives(kept(second, other));
                });
    }

    private static Case rationed() {
        return ExchangePlay.coordinator(
                        "COO-L1-0022",
                        "a peer publishes 256 times at once: the 257th is dropped, 16 more are taken a second later")
                .shows(PUBLISHING_IS_RATIONED)
                .because("one peer can not keep the processor busy")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    Interest one = party.receives(SUBJECT, subject.wallMs());
                    for (int i = 0; i < 256; i++) play.publishes(party, one).gives(kept(party, one));
                    play.publishes(party, one).isDroppedBy(PUBLISHING_IS_RATIONED);
                    play.passes(1_000);
                    for (int i = 0; i < 16; i++) play.publishes(party, one).gives(kept(party, one));
                    play.publishes(party, one).isDroppedBy(PUBLISHING_IS_RATIONED);
                });
    }

    private static Case rationOfEachPeer() {
        return ExchangePlay.coordinator("COO-L1-0023", "one peer has used up its ration: another one still publishes")
                .shows(PUBLISHING_IS_RATIONED)
                .because("who floods harms itself")
                .twin("COO-L1-0022")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party flooding = play.joins(peer);
                    Party second = play.joins("second", "203.0.113.2:4000");
                    byte[] nonsense = SessionMessages.publish(Octets.zeros(16));
                    for (int i = 0; i < 256; i++) play.receives(flooding, nonsense);
                    play.receives(flooding, nonsense).isDroppedBy(PUBLISHING_IS_RATIONED);
                    Interest other = second.receives(SUBJECT, subject.wallMs());
                    play.publishes(second, other).gives(kept(second, other));
                });
    }

    private static Case sixtyFourMatches() {
        return ExchangePlay.coordinator(
                        "COO-L1-0024",
                        "a receiver comes to 66 interests of 33 senders: it hears of the 64 whose issuers are nearest to its hash")
                .shows(BOTH_ARE_TOLD)
                .because("one Publish leads to a bounded number of messages")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party receiver = play.joins(peer);
                    byte[] identity = receiver.identity().fingerprint();
                    List<Party> senders = new ArrayList<>();
                    for (int i = 1; i <= 33; i++) {
                        Party sender = play.joinsAsLeaf(subject.peer("sender " + i, "198.18." + i + ".1:4000"));
                        for (Interest one : bothOf(sender, identity, subject.wallMs())) {
                            play.publishes(sender, one).gives(kept(sender, one));
                        }
                        senders.add(sender);
                    }
                    Interest receiving =
                            receiver.receives(SUBJECT, subject.wallMs()).exchange(Interests.PRIVATE);
                    senders.sort(Comparator.comparing(
                            sender -> sender.identity().fingerprint(),
                            Distances.from(Interests.tokenHash(receiving.signedToken()))));
                    List<Expected> told = new ArrayList<>();
                    told.add(kept(receiver, receiving));
                    for (Party sender : senders.subList(0, 32)) {
                        for (Interest one : bothOf(sender, identity, subject.wallMs())) {
                            told.add(match(receiver, one));
                            told.add(match(sender, receiving));
                        }
                    }
                    play.publishes(receiver, receiving).gives(told.toArray(Expected[]::new));
                });
    }

    /** Two private interests of a sender that match those of an identity: for everybody, and for it alone. */
    private static List<Interest> bothOf(Party sender, byte[] identity, long wallMs) {
        Interest open = sender.sends(SUBJECT, wallMs).exchange(Interests.PRIVATE);
        return List.of(open, open.audience(identity));
    }

    /** A subject whose hash is nearer to each of the nodes than to the subject of the test. */
    private static byte[] nearerTo(List<byte[]> fingerprints) {
        for (int i = 0; ; i++) {
            byte[] hash = ExchangePlay.subject("far", "n" + i);
            Comparator<byte[]> nearest = Distances.from(hash);
            if (fingerprints.stream().allMatch(one -> nearest.compare(one, Cast.SUBJECT_FINGERPRINT) < 0)) return hash;
        }
    }

    /** The node tokens that a Nearer about the subject has room for. */
    private static List<byte[]> nearerTokens(List<Party> nodes, byte[] hash, Interest interest) {
        List<byte[]> nearest = nodes.stream()
                .sorted(Comparator.comparing(Party::node, Distances.from(hash)))
                .limit(COORDINATORS)
                .map(Party::nodeToken)
                .toList();
        List<byte[]> fitting = new ArrayList<>();
        for (byte[] token : nearest) {
            List<byte[]> more = new ArrayList<>(fitting);
            more.add(token);
            if (SessionMessages.nearer(interest.shortName(), more).length > MESSAGE_LIMIT_OCTETS) break;
            fitting = more;
        }
        return fitting;
    }

    private static List<Party> fourJoin(ExchangePlay play) {
        List<Party> nodes = new ArrayList<>();
        for (int i = 1; i <= COORDINATORS; i++) nodes.add(play.joins("near " + i, "198.18." + i + ".1:4000"));
        return nodes;
    }

    private static Case redirected() {
        return ExchangePlay.coordinator(
                        "COO-L1-0025",
                        "four joined nodes are nearer to the subject: they are named, the nearest first, and nothing is kept")
                .shows(NEARER_NODES_ARE_NAMED, COORDINATORS_ARE_THE_NEAREST)
                .because("a party gets nearer step by step, and interests are kept by the nearest only")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    List<Party> near = fourJoin(play);
                    Party leaf = play.joinsAsLeaf(peer);
                    byte[] hash = nearerTo(near.stream().map(Party::node).toList());
                    Interest sending = leaf.sends(hash, subject.wallMs());
                    play.publishes(leaf, sending).gives(nearer(leaf, sending, nearerTokens(near, hash, sending)));
                    Party second = play.joinsAsLeaf(subject.peer("second", "203.0.113.2:4000"));
                    Interest receiving = second.receives(hash, subject.wallMs());
                    play.publishes(second, receiving)
                            .gives(nearer(second, receiving, nearerTokens(near, hash, receiving)));
                });
    }

    private static Case redirectedWhileKept() {
        return ExchangePlay.coordinator(
                        "COO-L1-0026",
                        "nearer nodes join after an interest was kept: its renewal takes its place and is sent on as well")
                .shows(NEARER_NODES_ARE_NAMED)
                .because("while interests move, nobody is matched with what is out of date")
                .twin("COO-L1-0025")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party leaf = play.joinsAsLeaf(peer);
                    List<Peer> later = new ArrayList<>();
                    for (int i = 1; i <= COORDINATORS; i++) {
                        later.add(subject.peer("near " + i, "198.18." + i + ".1:4000"));
                    }
                    byte[] hash = nearerTo(later.stream().map(Peer::fingerprint).toList());
                    Interest sending = leaf.sends(hash, subject.wallMs());
                    play.publishes(leaf, sending).gives(kept(leaf, sending));
                    List<Party> near = new ArrayList<>();
                    for (Peer one : later) near.add(play.joins(one));
                    Interest renewed = sending.withdrawnAt(subject.wallMs() + 1);
                    play.publishes(leaf, renewed).includes(nearer(leaf, renewed, nearerTokens(near, hash, renewed)));
                    play.publishes(leaf, sending).isDroppedBy(NEWER_INTEREST_COUNTS);
                });
    }

    private static Case stillACoordinator() {
        return ExchangePlay.coordinator(
                        "COO-L1-0027",
                        "three joined nodes are nearer to the subject, and any number of leaves: the interest is kept")
                .shows(COORDINATORS_ARE_THE_NEAREST)
                .because("four coordinators, of which the subject is the last; who can not be reached is none")
                .twin("COO-L1-0025")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    List<Party> near = new ArrayList<>();
                    for (int i = 1; i < COORDINATORS; i++) near.add(play.joins("near " + i, "198.18." + i + ".1:4000"));
                    Party last = play.joinsAsLeaf(peer);
                    near.add(last);
                    byte[] hash = nearerTo(near.stream().map(Party::node).toList());
                    Interest sending = last.sends(hash, subject.wallMs());
                    play.publishes(last, sending).gives(kept(last, sending));
                });
    }

    private static Case alone() {
        return ExchangePlay.coordinator(
                        "COO-L1-0028",
                        "a node alone declares a sender and a receiver: it keeps both itself, and is no party of its own")
                .shows(COORDINATORS_ARE_THE_NEAREST, BOTH_ARE_TOLD)
                .because("a ring of one is a ring")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    play.declares(Declaration.sender(1, SUBJECT))
                            .gives(ExpectedExchange.keptBy(1, Cast.SUBJECT_FINGERPRINT));
                    play.declares(Declaration.receiver(2, SUBJECT))
                            .gives(ExpectedExchange.keptBy(2, Cast.SUBJECT_FINGERPRINT));
                    Party party = play.joins(peer);
                    Interest receiving = party.receives(SUBJECT, subject.wallMs());
                    play.publishes(party, receiving)
                            .includes(kept(party, receiving), ExpectedExchange.asked("authenticate", receiving));
                });
    }

    private static Case notJoined() {
        return ExchangePlay.coordinator("COO-L1-0029", "a peer that is not joined publishes")
                .shows(BROUGHT_BY_ITS_PARTY, NOTHING_ELSE_BEFORE_THE_ACK)
                .because("who is not admitted has no say")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Introduction token = peer.introduction();
                    Interest one = new Party(session, Identity.ofNode(peer), token.signedToken())
                            .sends(SUBJECT, subject.wallMs());
                    subject.receives(peer, session.frame(SessionMessages.publish(one.signedToken())))
                            .isDroppedBy(NOTHING_ELSE_BEFORE_THE_ACK);
                });
    }

    private static Case notGrowing() {
        return ScriptCase.of(
                        "COO-L1-0030", "a node that does not grow is published to: it keeps nothing and says nothing")
                .shows(COORDINATORS_ARE_THE_NEAREST)
                .because("a node may keep to the peers that its application names")
                .joins()
                .needs(Capability.EXCHANGE, Capability.PARTIES)
                .once()
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasJoined(peer);
                    Interest one =
                            new Party(session, Identity.ofNode(peer), Octets.zeros(0)).sends(SUBJECT, subject.wallMs());
                    subject.receives(peer, session.frame(SessionMessages.publish(one.signedToken())))
                            .excludes(ExpectedExchange.kept(
                                    new Party(session, Identity.ofNode(peer), Octets.zeros(0)), one));
                });
    }

    private static Case answersUnasked() {
        return ExchangePlay.coordinator(
                        "COO-L1-0031", "a Kept, a Nearer and a Match come to a node that has published nothing")
                .shows(ANSWERS_NAME_A_PUBLISH, MATCH_COMES_FROM_A_COORDINATOR)
                .because("nobody points without being asked, and only who was told has something to say")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party party = play.joins(peer);
                    Interest one = party.sends(SUBJECT, subject.wallMs());
                    play.receives(party, SessionMessages.kept(one.shortName())).isDroppedBy(ANSWERS_NAME_A_PUBLISH);
                    play.receives(party, SessionMessages.nearer(one.shortName(), List.of(party.nodeToken())))
                            .isDroppedBy(ANSWERS_NAME_A_PUBLISH);
                    play.tells(party, one).isDroppedBy(MATCH_COMES_FROM_A_COORDINATOR);
                });
    }

    private static Case nothingIsListed() {
        return ExchangePlay.coordinator(
                        "COO-L1-0032",
                        "a peer seeks the hash of a subject, and publishes to it in the wrong kind: it hears of no party")
                .shows(ONLY_MATCHES_ARE_TOLD)
                .because("nobody lists who is interested in what")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party sender = play.joins(peer);
                    Party curious = play.joins("second", "203.0.113.2:4000");
                    Interest sending = sender.sends(SUBJECT, subject.wallMs());
                    play.publishes(sender, sending).gives(kept(sender, sending));
                    play.receives(curious, SessionMessages.seek(SUBJECT, Octets.zeros(0)))
                            .gives(Expected.piggy(curious.session(), List.of(sender.nodeToken())));
                    Interest guess = curious.receives(SUBJECT, subject.wallMs()).exchange(Interests.PRIVATE);
                    play.publishes(curious, guess).gives(kept(curious, guess));
                });
    }
}
