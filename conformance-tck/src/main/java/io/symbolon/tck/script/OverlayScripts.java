package io.symbolon.tck.script;

import static io.symbolon.spec.JoinRule.NOTHING_SENT_BEFORE_THE_ACK;
import static io.symbolon.spec.OverlayRule.LEAVES_ARE_NOT_TOLD;
import static io.symbolon.spec.OverlayRule.NEIGHBOURS_ARE_THE_NEAREST;
import static io.symbolon.spec.OverlayRule.NEWER_NODE_TOKEN_COUNTS;
import static io.symbolon.spec.OverlayRule.NEWS_OF_A_JOIN;
import static io.symbolon.spec.OverlayRule.NEWS_TRAVELS_ONCE;
import static io.symbolon.spec.OverlayRule.NODES_SEEK;
import static io.symbolon.spec.OverlayRule.PIGGY_SHARES_PEERS;
import static io.symbolon.spec.OverlayRule.SEEK_IS_ANSWERED;
import static io.symbolon.spec.OverlayRule.TELLING_IS_RATIONED;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.tck.script.Expected.anySeek;
import static io.symbolon.tck.script.Expected.anyUpdate;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.piggy;
import static io.symbolon.tck.script.Expected.seek;
import static io.symbolon.tck.script.Expected.update;

import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What nodes tell each other of nodes, and what they make of it. */
final class OverlayScripts {
    static final String STRANGER = "203.0.113.77:4077";

    private OverlayScripts() {}

    static List<Case> cases() {
        return List.of(
                newsOfAJoin(),
                noNewsOfALeaf(),
                silentBeforeTheAck(),
                forwarded(),
                forwardedOnce(),
                newHour(),
                badNews(),
                ownToken(),
                seekIsAnswered(),
                seekOfTheKnown(),
                leafAsks(),
                newerToken(),
                telling(),
                seeksItself());
    }

    /** A node that has joined and is reachable. */
    record Member(PeerSession session, byte[] token) {
        Peer peer() {
            return session.peer();
        }
    }

    /** The peer has opened from the address that its node token declares, and both have joined. */
    static Member member(SubjectNode subject, Peer peer) {
        Introduction introduction = peer.introduction(token -> declaring(token, peer.address()));
        PeerSession session = subject.isConfirmedBy(peer, subject.hasCandidate(peer, introduction));
        return new Member(joined(subject, session), introduction.signedToken());
    }

    /** Both join; what the overlay makes of it comes along. */
    static PeerSession joined(SubjectNode subject, PeerSession session) {
        subject.isAdmitted(session);
        acknowledged(subject, session);
        return session;
    }

    private static Outcome acknowledged(SubjectNode subject, PeerSession session) {
        return subject.receives(session.peer(), session.ack())
                .includes(Expected.acknowledged(session), Expected.joined(session, Identity.ofNode(session.peer())));
    }

    static Token declaring(Token token, String address) {
        int colon = address.lastIndexOf(':');
        Token named = Tokens.withExtension(token, "hostname", Octets.utf8(address.substring(0, colon)));
        return Tokens.withExtension(named, "port", Octets.u16(Integer.parseInt(address.substring(colon + 1))));
    }

    /** The node token of somebody that the subject has never met. */
    static byte[] tokenOf(SubjectNode subject, String name, String address) {
        Peer stranger = subject.peer(name, address);
        return stranger.introduction(token -> declaring(token, address)).signedToken();
    }

    static Member second(SubjectNode subject) {
        return member(subject, subject.peer("second", "203.0.113.2:4000"));
    }

    static Member third(SubjectNode subject) {
        return member(subject, subject.peer("third", "198.51.100.3:4000"));
    }

    private static Case newsOfAJoin() {
        return ScriptCase.of(
                        "OVL-L1-0001",
                        "a second peer joins: the first gets an Update with its token, the second a Piggy with the first's")
                .shows(NEWS_OF_A_JOIN, PIGGY_SHARES_PEERS)
                .because("existing peers hear of a newcomer, and the newcomer of them")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Peer newcomer = subject.peer("second", "203.0.113.2:4000");
                    Introduction introduction = newcomer.introduction(token -> declaring(token, newcomer.address()));
                    PeerSession session = subject.isConfirmedBy(newcomer, subject.hasCandidate(newcomer, introduction));
                    subject.isAdmitted(session);
                    acknowledged(subject, session)
                            .includes(
                                    update(first.session(), introduction.signedToken()),
                                    piggy(session, List.of(first.token())))
                            .excludes(anyUpdate(session));
                });
    }

    private static Case noNewsOfALeaf() {
        return ScriptCase.of(
                        "OVL-L1-0002",
                        "a peer that declares no address joins: nobody is told, and nobody hears of it later")
                .shows(LEAVES_ARE_NOT_TOLD, NEWS_OF_A_JOIN)
                .because("nobody is sent where nobody answers")
                .grows()
                .twin("OVL-L1-0001")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Peer leaf = subject.peer("leaf", "203.0.113.2:4000");
                    PeerSession session = subject.hasAnswered(leaf);
                    subject.isAdmitted(session);
                    acknowledged(subject, session).excludes(anyUpdate(first.session()));
                    Member third = third(subject);
                    subject.receives(third.peer(), seekFrom(third, leaf.fingerprint()))
                            .gives(piggy(third.session(), List.of(first.token())));
                });
    }

    static byte[] seekFrom(Member member, byte[] target, byte[]... known) {
        return member.session().frame(SessionMessages.seek(target, Octets.concat(known)));
    }

    private static byte[] name(Peer peer) {
        return Octets.first(peer.fingerprint(), 8);
    }

    private static Case silentBeforeTheAck() {
        return ScriptCase.of(
                        "JON-L1-0026",
                        "a peer that is not joined is told nothing, asked nothing and not measured before the fifth Join")
                .shows(NOTHING_SENT_BEFORE_THE_ACK)
                .because("a node may begin when it has the Ack, not before")
                .grows()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(20_000).givesNothing();
                    subject.isAdmitted(session);
                    Outcome later = subject.at(34_999);
                    later.excludes(anySeek(session), anyUpdate(session), piggy(session, List.of()), challenge(session));
                });
    }

    private static Case forwarded() {
        return ScriptCase.of("OVL-L1-0010", "an Update goes on to the other peers, and not back to whom it came from")
                .shows(NEWS_TRAVELS_ONCE)
                .because("news reaches everybody, and does not run in circles")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    byte[] told = tokenOf(subject, "stranger", STRANGER);
                    subject.receives(peer, first.session().frame(SessionMessages.update(told)))
                            .includes(update(second.session(), told))
                            .excludes(anyUpdate(first.session()));
                });
    }

    private static Case forwardedOnce() {
        return ScriptCase.of("OVL-L1-0011", "the same news again is dropped, whoever brings it")
                .shows(NEWS_TRAVELS_ONCE)
                .because("many acceptors cause one flood, and it ends")
                .grows()
                .twin("OVL-L1-0010")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    byte[] update = SessionMessages.update(tokenOf(subject, "stranger", STRANGER));
                    subject.receives(peer, first.session().frame(update));
                    subject.receives(peer, first.session().frame(update)).isDroppedBy(NEWS_TRAVELS_ONCE);
                    subject.receives(second.peer(), second.session().frame(update))
                            .isDroppedBy(NEWS_TRAVELS_ONCE);
                    byte[] renewed = SessionMessages.update(tokenOf(subject, "stranger", STRANGER));
                    subject.receives(peer, first.session().frame(renewed)).isDroppedBy(NEWS_TRAVELS_ONCE);
                });
    }

    private static Case newHour() {
        return ScriptCase.of("OVL-L1-0012", "a token of another hour is news again")
                .shows(NEWS_TRAVELS_ONCE)
                .because("a node that comes back must be heard of")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    byte[] told = tokenOf(subject, "stranger", STRANGER);
                    subject.receives(peer, first.session().frame(SessionMessages.update(told)));
                    byte[] earlier = subject.peer("stranger", STRANGER)
                            .introduction(token -> declaring(token, STRANGER).toBuilder()
                                    .setIssuedAt(token.getIssuedAt() - 1)
                                    .build())
                            .signedToken();
                    subject.receives(peer, first.session().frame(SessionMessages.update(earlier)))
                            .includes(update(second.session(), earlier));
                });
    }

    private static Case badNews() {
        return ScriptCase.of(
                        "OVL-L1-0013",
                        "a token that is not valid, or that declares no address, is passed over; others of the same Piggy count")
                .shows(TOLD_TOKENS_ARE_VALIDATED)
                .because("only a node itself says where it is")
                .grows()
                .twin("OVL-L1-0010")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    byte[] right = tokenOf(subject, "stranger", STRANGER);
                    byte[] forged = Tokens.signed(Tokens.octets(right), Octets.zeros(64));
                    subject.receives(peer, first.session().frame(SessionMessages.update(forged)))
                            .excludes(anyUpdate(second.session()), initiation(STRANGER));
                    byte[] placeless = subject.peer("placeless", "203.0.113.78:4078")
                            .introduction()
                            .signedToken();
                    subject.receives(peer, first.session().frame(SessionMessages.update(placeless)))
                            .excludes(anyUpdate(second.session()), initiation("203.0.113.78:4078"));
                    byte[] ofVersionTwo = changed(subject, token -> token.setVersion(2));
                    byte[] ofAnIdentity = changed(subject, token -> token.setKind(Kind.IDENTITY));
                    for (byte[] wrong : List.of(ofVersionTwo, ofAnIdentity)) {
                        subject.receives(peer, first.session().frame(SessionMessages.update(wrong)))
                                .excludes(anyUpdate(second.session()), initiation(STRANGER));
                    }
                    byte[] piggy = SessionMessages.piggy(List.of(forged, placeless, right));
                    subject.receives(peer, first.session().frame(piggy)).includes(initiation(STRANGER));
                });
    }

    /** A signed token of the stranger at its address, changed in what {@code change} says. */
    private static byte[] changed(SubjectNode subject, UnaryOperator<Token.Builder> change) {
        return subject.peer("stranger", STRANGER)
                .introduction(token ->
                        change.apply(declaring(token, STRANGER).toBuilder()).build())
                .signedToken();
    }

    static void require(SubjectNode subject, Member... neighbours) {
        List<String> expected = List.of(neighbours).stream()
                .map(Member::peer)
                .map(Peer::fingerprint)
                .sorted(Distances.from(Cast.SUBJECT_FINGERPRINT))
                .map(Octets::hex)
                .toList();
        Calls.requireEqual("the neighbour set, " + NEIGHBOURS_ARE_THE_NEAREST.id(), expected, subject.neighbours());
    }

    private static Case ownToken() {
        return ScriptCase.of("OVL-L1-0019", "news of the subject itself is neither followed nor told on")
                .shows(NEWS_TRAVELS_ONCE)
                .because("a node does not knock at its own door")
                .grows()
                .twin("OVL-L1-0010")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    String own = SubjectNode.HOST + ":" + SubjectNode.PORT;
                    byte[] told = Cast.subject(subject::wallMs)
                            .introduction(token -> declaring(token, own))
                            .signedToken();
                    subject.receives(peer, first.session().frame(SessionMessages.update(told)))
                            .excludes(initiation(own), anyUpdate(second.session()));
                });
    }

    private static Case seekIsAnswered() {
        return ScriptCase.of(
                        "OVL-L1-0030",
                        "a Seek is answered by a Piggy: those nearest to its target first, and not the asker")
                .shows(SEEK_IS_ANSWERED, PIGGY_SHARES_PEERS)
                .because("a node can ask for exactly what it misses")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    Member third = third(subject);
                    for (byte[] target :
                            List.of(first.peer().fingerprint(), second.peer().fingerprint(), Octets.zeros(32))) {
                        List<byte[]> nearest = List.of(first, second).stream()
                                .sorted(Comparator.comparing(
                                        (Member one) -> one.peer().fingerprint(), Distances.from(target)))
                                .map(Member::token)
                                .toList();
                        subject.receives(third.peer(), seekFrom(third, target)).gives(piggy(third.session(), nearest));
                    }
                });
    }

    private static Case seekOfTheKnown() {
        return ScriptCase.of("OVL-L1-0031", "those whose short names are known are left out; the Piggy may be empty")
                .shows(SEEK_IS_ANSWERED)
                .because("what the asker has need not travel")
                .grows()
                .twin("OVL-L1-0030")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    Member third = third(subject);
                    byte[] target = third.peer().fingerprint();
                    subject.receives(third.peer(), seekFrom(third, target, name(first.peer())))
                            .gives(piggy(third.session(), List.of(second.token())));
                    subject.receives(
                                    third.peer(),
                                    seekFrom(third, target, name(second.peer()), Octets.zeros(8), name(first.peer())))
                            .gives(piggy(third.session(), List.of()));
                });
    }

    private static Case leafAsks() {
        return ScriptCase.of("OVL-L1-0032", "a peer without address may seek, too, and gets peers when it joins")
                .shows(PIGGY_SHARES_PEERS, SEEK_IS_ANSWERED)
                .because("a leaf needs neighbours like everybody else")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Peer leaf = subject.peer("leaf", "203.0.113.2:4000");
                    PeerSession session = subject.hasAnswered(leaf);
                    subject.isAdmitted(session);
                    acknowledged(subject, session).includes(piggy(session, List.of(first.token())));
                    subject.receives(leaf, session.frame(SessionMessages.seek(Octets.zeros(32), Octets.zeros(0))))
                            .gives(piggy(session, List.of(first.token())));
                });
    }

    private static Case newerToken() {
        return ScriptCase.of("OVL-L1-0033", "of a peer with a newer node token that token is told")
                .shows(NEWER_NODE_TOKEN_COUNTS)
                .because("an old address does not come back")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    subject.waits(1_500);
                    Introduction newer = peer.introduction(token -> declaring(token, peer.address()));
                    PeerSession renewed = subject.hasFurtherCandidate(peer, newer);
                    subject.isAcceptedBy(peer, renewed);
                    subject.receives(peer, renewed.response()).includes(Expected.established(renewed));
                    subject.receives(peer, renewed.join(Identity.ofNode(peer))).includes(Expected.ack(renewed));
                    subject.receives(peer, renewed.ack()).includes(Expected.acknowledged(renewed));
                    subject.receives(
                                    second.peer(), seekFrom(second, first.peer().fingerprint()))
                            .gives(piggy(second.session(), List.of(newer.signedToken())));
                });
    }

    private static Case telling() {
        return ScriptCase.of(
                        "OVL-L1-0034",
                        "32 Seeks at once are answered, the next is dropped; a quarter of a second later one more")
                .shows(TELLING_IS_RATIONED)
                .because("one peer can not keep the processor busy")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    byte[] target = Octets.zeros(32);
                    for (int i = 0; i < 32; i++) {
                        subject.receives(peer, seekFrom(first, target)).gives(piggy(first.session(), List.of()));
                    }
                    subject.receives(peer, seekFrom(first, target)).isDroppedBy(TELLING_IS_RATIONED);
                    subject.at(249);
                    subject.receives(peer, seekFrom(first, target)).isDroppedBy(TELLING_IS_RATIONED);
                    subject.at(250);
                    subject.receives(peer, seekFrom(first, target)).gives(piggy(first.session(), List.of()));
                    subject.receives(peer, seekFrom(first, target)).isDroppedBy(TELLING_IS_RATIONED);
                });
    }

    private static Case seeksItself() {
        return ScriptCase.of(
                        "OVL-L1-0035",
                        "the subject seeks its own fingerprint at a peer that becomes its neighbour, and again later")
                .shows(NODES_SEEK)
                .because("neighbour sets become exact")
                .grows()
                .plays((subject, peer) -> {
                    Introduction introduction = peer.introduction(token -> declaring(token, peer.address()));
                    PeerSession session = subject.isConfirmedBy(peer, subject.hasCandidate(peer, introduction));
                    subject.isAdmitted(session);
                    acknowledged(subject, session).includes(seek(session, Cast.SUBJECT_FINGERPRINT));
                    subject.at(1_500).includes(seek(session, Cast.SUBJECT_FINGERPRINT));
                });
    }
}
