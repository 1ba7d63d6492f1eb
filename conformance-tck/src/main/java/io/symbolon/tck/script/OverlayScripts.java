package io.symbolon.tck.script;

import static io.symbolon.spec.JoinRule.NOTHING_SENT_BEFORE_THE_ACK;
import static io.symbolon.spec.OverlayRule.CONTACTS_ARE_RATIONED;
import static io.symbolon.spec.OverlayRule.LEAVES_ARE_NOT_TOLD;
import static io.symbolon.spec.OverlayRule.NEIGHBOURS_ARE_THE_NEAREST;
import static io.symbolon.spec.OverlayRule.NEWER_NODE_TOKEN_COUNTS;
import static io.symbolon.spec.OverlayRule.NEWS_OF_A_JOIN;
import static io.symbolon.spec.OverlayRule.NEWS_TRAVELS_ONCE;
import static io.symbolon.spec.OverlayRule.NODES_SEEK;
import static io.symbolon.spec.OverlayRule.NO_NARROWER_SCOPE;
import static io.symbolon.spec.OverlayRule.PEERS_ARE_MEASURED;
import static io.symbolon.spec.OverlayRule.PIGGY_SHARES_PEERS;
import static io.symbolon.spec.OverlayRule.SEEK_IS_ANSWERED;
import static io.symbolon.spec.OverlayRule.TABLE_TAKES_JOINED_REACHABLE_PEERS;
import static io.symbolon.spec.OverlayRule.TELLING_IS_RATIONED;
import static io.symbolon.spec.OverlayRule.THE_GONE_ARE_REMEMBERED;
import static io.symbolon.spec.OverlayRule.THE_GONE_ARE_REMOVED;
import static io.symbolon.spec.OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.tck.script.Expected.anySeek;
import static io.symbolon.tck.script.Expected.anyUpdate;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.parted;
import static io.symbolon.tck.script.Expected.piggy;
import static io.symbolon.tck.script.Expected.seek;
import static io.symbolon.tck.script.Expected.update;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Distances;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What nodes tell each other of nodes, and what they make of it. */
final class OverlayScripts {
    private static final String STRANGER = "203.0.113.77:4077";

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
                strangerIsContacted(),
                silentStrangerIsLeftAlone(),
                strangerIsNobodyYet(),
                strangerBecomesAPeer(),
                narrowerScope(),
                ownToken(),
                deniedStranger(),
                joinedStranger(),
                fourContactsASecond(),
                sixteenContacts(),
                seekIsAnswered(),
                seekOfTheKnown(),
                leafAsks(),
                newerToken(),
                telling(),
                seeksItself(),
                measured(),
                answeredMeasurement(),
                silentPeer(),
                goneIsRemembered(),
                leaverIsNot());
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
    private static byte[] tokenOf(SubjectNode subject, String name, String address) {
        Peer stranger = subject.peer(name, address);
        return stranger.introduction(token -> declaring(token, address)).signedToken();
    }

    private static Member second(SubjectNode subject) {
        return member(subject, subject.peer("second", "203.0.113.2:4000"));
    }

    private static Member third(SubjectNode subject) {
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

    private static byte[] seekFrom(Member member, byte[] target, byte[]... known) {
        return member.session().frame(SessionMessages.seek(target, Octets.concat(known)));
    }

    private static byte[] name(Peer peer) {
        return Octets.first(peer.fingerprint(), 8);
    }

    private static Case silentBeforeTheAck() {
        return ScriptCase.of(
                        "JON-L1-0026", "a peer that is not joined is told nothing, asked nothing and measured never")
                .shows(NOTHING_SENT_BEFORE_THE_ACK)
                .because("a node may begin when it has the Ack, not before")
                .grows()
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    subject.at(20_000).givesNothing();
                    subject.isAdmitted(session);
                    Outcome later = subject.at(60_000);
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
                    byte[] piggy = SessionMessages.piggy(List.of(forged, placeless, right));
                    subject.receives(peer, first.session().frame(piggy)).includes(initiation(STRANGER));
                });
    }

    private static Case strangerIsContacted() {
        return ScriptCase.of(
                        "OVL-L1-0014",
                        "a node told of is asked at the address that it declares: three datagrams at most")
                .shows(THREE_DATAGRAMS_TO_A_STRANGER)
                .because("a named victim hardly notices")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    byte[] told = SessionMessages.update(tokenOf(subject, "stranger", STRANGER));
                    subject.receives(peer, first.session().frame(told))
                            .includes(initiation(STRANGER).at(0));
                    Expected again = initiation(STRANGER);
                    subject.at(999).excludes(again);
                    subject.at(1_000).includes(again.at(1_000));
                    subject.at(3_999).excludes(again);
                    subject.at(4_000).includes(again.at(4_000));
                    subject.at(120_000).excludes(again);
                });
    }

    private static Case silentStrangerIsLeftAlone() {
        return ScriptCase.of(
                        "OVL-L1-0015", "an address that did not answer is not asked again at once, whoever names it")
                .shows(THREE_DATAGRAMS_TO_A_STRANGER)
                .because("many liars together must not make a flood")
                .grows()
                .twin("OVL-L1-0014")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    byte[] piggy = SessionMessages.piggy(List.of(tokenOf(subject, "stranger", STRANGER)));
                    subject.receives(peer, first.session().frame(piggy)).includes(initiation(STRANGER));
                    subject.at(9_000);
                    for (long ms = 10_000; ms < 39_000; ms += 5_000) {
                        subject.at(ms).excludes(initiation(STRANGER));
                        keepAlive(subject, first);
                        subject.receives(peer, first.session().frame(piggy)).excludes(initiation(STRANGER));
                    }
                    byte[] other = SessionMessages.piggy(List.of(tokenOf(subject, "another", STRANGER)));
                    subject.receives(peer, first.session().frame(other)).excludes(initiation(STRANGER));
                });
    }

    /** The peer answers the subject's last challenge, where it was not answered yet. */
    private static void keepAlive(SubjectNode subject, Member member) {
        subject.receives(member.peer(), member.session().response());
    }

    private static Case strangerIsNobodyYet() {
        return ScriptCase.of("OVL-L1-0016", "who was told of stands in no table and is told to nobody who seeks")
                .shows(TABLE_TAKES_JOINED_REACHABLE_PEERS, PIGGY_SHARES_PEERS)
                .because("nobody is placed by hearsay")
                .grows()
                .inspects()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    Peer stranger = subject.peer("stranger", STRANGER);
                    byte[] told = SessionMessages.piggy(List.of(tokenOf(subject, "stranger", STRANGER)));
                    subject.receives(peer, first.session().frame(told));
                    subject.receives(second.peer(), seekFrom(second, stranger.fingerprint()))
                            .includes(piggy(second.session(), List.of(first.token())));
                    require(subject, first, second);
                });
    }

    private static void require(SubjectNode subject, Member... neighbours) {
        List<String> expected = List.of(neighbours).stream()
                .map(Member::peer)
                .map(Peer::fingerprint)
                .sorted(Distances.from(Cast.SUBJECT_FINGERPRINT))
                .map(Octets::hex)
                .toList();
        Calls.requireEqual("the neighbour set, " + NEIGHBOURS_ARE_THE_NEAREST.id(), expected, subject.neighbours());
    }

    private static Case strangerBecomesAPeer() {
        return ScriptCase.of("OVL-L1-0017", "a node told of answers and both join: then it is a neighbour")
                .shows(TABLE_TAKES_JOINED_REACHABLE_PEERS, NEIGHBOURS_ARE_THE_NEAREST)
                .because("a mesh grows by its own handshakes")
                .grows()
                .inspects()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Peer stranger = subject.peer("stranger", STRANGER);
                    byte[] told = tokenOf(subject, "stranger", STRANGER);
                    Outcome contacted = subject.receives(
                                    peer, first.session().frame(SessionMessages.piggy(List.of(told))))
                            .includes(initiation(STRANGER));
                    byte[] asked = contacted.datagrams().stream()
                            .filter(datagram -> datagram.length == 1200)
                            .findFirst()
                            .orElseThrow();
                    Introduction introduction = stranger.introduction(token -> declaring(token, STRANGER));
                    var answer = introduction.answer(asked);
                    subject.receives(answer).includes(challenge(answer.session()));
                    subject.receives(stranger, answer.session().response())
                            .includes(Expected.established(answer.session()), Expected.join(answer.session()));
                    require(subject, first);
                    subject.receives(stranger, answer.session().ack())
                            .includes(Expected.acknowledged(answer.session()));
                    require(subject, first);
                    var identity = Identity.ofNode(stranger);
                    long authenticate = subject.receives(
                                    stranger, answer.session().join(identity))
                            .question();
                    long authorize = subject.answers(authenticate, "granted").question();
                    subject.answers(authorize, "granted").includes(Expected.joined(answer.session(), identity));
                    require(subject, first, new Member(answer.session(), introduction.signedToken()));
                });
    }

    private static Case narrowerScope() {
        return ScriptCase.of(
                        "OVL-L1-0018",
                        "an address of a narrower scope than the teller's path is neither asked nor told on")
                .shows(NO_NARROWER_SCOPE)
                .because("nobody outside can point at what is inside")
                .grows()
                .twin("OVL-L1-0014")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    for (String inside :
                            List.of("10.0.0.5:4000", "127.0.0.1:4000", "169.254.1.1:4000", "192.168.7.7:4000")) {
                        byte[] told = tokenOf(subject, "inside " + inside, inside);
                        subject.receives(peer, first.session().frame(SessionMessages.update(told)))
                                .excludes(initiation(inside), anyUpdate(second.session()));
                    }
                    subject.at(5_000).excludes(initiation("10.0.0.5:4000"));
                });
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

    private static Case deniedStranger() {
        return ScriptCase.of("OVL-L1-0020", "news of a denied node is neither followed nor told on")
                .shows(TOLD_TOKENS_ARE_VALIDATED)
                .because("who was refused does not come in by the back door")
                .grows()
                .twin("OVL-L1-0010")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    byte[] told = tokenOf(subject, "stranger", STRANGER);
                    subject.denies(subject.peer("stranger", STRANGER), 60_000);
                    subject.receives(peer, first.session().frame(SessionMessages.update(told)))
                            .excludes(initiation(STRANGER), anyUpdate(second.session()));
                });
    }

    private static Case joinedStranger() {
        return ScriptCase.of("OVL-L1-0021", "a joined node that is told of is not contacted")
                .shows(CONTACTS_ARE_RATIONED)
                .because("what is there need not be made")
                .grows()
                .twin("OVL-L1-0014")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = second(subject);
                    byte[] piggy = SessionMessages.piggy(List.of(second.token()));
                    subject.receives(peer, first.session().frame(piggy))
                            .excludes(initiation(second.peer().address()));
                });
    }

    /** Piggies with tokens of strangers at addresses of their own. */
    private static List<byte[]> strangers(SubjectNode subject, int from, int count) {
        List<byte[]> messages = new ArrayList<>();
        List<byte[]> tokens = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            tokens.add(tokenOf(subject, "stranger " + i, address(i)));
            if (tokens.size() == 3) {
                messages.add(SessionMessages.piggy(tokens));
                tokens = new ArrayList<>();
            }
        }
        if (!tokens.isEmpty()) {
            messages.add(SessionMessages.piggy(tokens));
        }
        return messages;
    }

    private static String address(int number) {
        return "198.18." + number + ".1:4000";
    }

    private static Expected anyOf(int count) {
        return new Expected(
                "an initiation to a stranger",
                event -> event.is("send")
                        && Handshakes.isHandshake(event.datagram())
                        && IntStream.range(0, count).anyMatch(i -> event.isAt("to", address(i))));
    }

    private static Case fourContactsASecond() {
        return ScriptCase.of("OVL-L1-0022", "nine nodes are told of at once: four are contacted in a second")
                .shows(CONTACTS_ARE_RATIONED)
                .because("nobody can make a node knock everywhere")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    long sent = 0;
                    for (byte[] message : strangers(subject, 0, 9)) {
                        sent += subject.receives(peer, first.session().frame(message))
                                .count(anyOf(9));
                    }
                    Calls.requireEqual("contacts that begin at once, " + CONTACTS_ARE_RATIONED.id(), 4L, sent);
                });
    }

    private static Case sixteenContacts() {
        return ScriptCase.of("OVL-L1-0023", "thirty nodes are told of: sixteen contacts are outstanding, no more")
                .shows(CONTACTS_ARE_RATIONED)
                .because("contacts that nobody answers must not pile up")
                .grows()
                .once()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Outcome[] outcomes = strangers(subject, 0, 30).stream()
                            .map(message ->
                                    subject.receives(peer, first.session().frame(message)))
                            .toArray(Outcome[]::new);
                    Set<String> asked = new HashSet<>();
                    for (Outcome outcome : outcomes) {
                        add(asked, outcome);
                    }
                    add(asked, subject.at(8_000));
                    Calls.requireEqual("contacts outstanding, " + CONTACTS_ARE_RATIONED.id(), 16, asked.size());
                });
    }

    private static void add(Set<String> asked, Outcome outcome) {
        outcome.events().stream().filter(anyOf(30).is()).forEach(event -> asked.add(event.text("to")));
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

    private static Case measured() {
        return ScriptCase.of(
                        "OVL-L1-0040",
                        "a neighbour is measured 15 s after it joined, with the same data again after 2 and 4 s")
                .shows(PEERS_ARE_MEASURED)
                .because("the dead are noticed")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Expected any = challenge(first.session());
                    subject.at(14_999).excludes(any);
                    subject.at(15_000).includes(any.at(15_000));
                    Expected again = challengeAgain(first.session());
                    subject.at(16_999).excludes(any);
                    subject.at(17_000).includes(again.at(17_000));
                    subject.at(18_999).excludes(any);
                    subject.at(19_000).includes(again.at(19_000));
                });
    }

    private static Case answeredMeasurement() {
        return ScriptCase.of("OVL-L1-0041", "a measurement that is answered is not repeated; the next comes 15 s later")
                .shows(PEERS_ARE_MEASURED)
                .because("measuring costs two small frames a quarter of a minute")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Expected any = challenge(first.session());
                    subject.at(15_000).includes(any);
                    subject.receives(peer, first.session().response()).givesNothing();
                    subject.at(29_999).excludes(any);
                    subject.at(30_000).includes(any);
                });
    }

    private static Case silentPeer() {
        return ScriptCase.of(
                        "OVL-L1-0042",
                        "a neighbour that does not answer is questioned, ends, and leaves the neighbour set")
                .shows(THE_GONE_ARE_REMOVED, PEERS_ARE_MEASURED, CONFIRMED_IN_TIME)
                .because("nothing is routed to nobody")
                .grows()
                .inspects()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    subject.at(15_000);
                    require(subject, first);
                    subject.at(20_999).excludes(parted(first.session()));
                    subject.at(40_000).includes(ended(first.session(), CONFIRMED_IN_TIME), parted(first.session()));
                    require(subject);
                });
    }

    private static Case goneIsRemembered() {
        return ScriptCase.of(
                        "OVL-L1-0043",
                        "a peer that is gone is contacted again after 5 s, at the address that it declared")
                .shows(THE_GONE_ARE_REMEMBERED)
                .because("the halves of a partition find each other")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    subject.at(15_000);
                    Outcome gone = subject.at(40_000).includes(parted(first.session()));
                    long at = gone.events().stream()
                            .filter(parted(first.session()).is())
                            .findFirst()
                            .orElseThrow()
                            .atMs();
                    Expected contact = initiation(peer.address());
                    List<Event> contacts = new ArrayList<>(
                            gone.events().stream().filter(contact.is()).toList());
                    subject.at(at + 60_000).events().stream()
                            .filter(contact.is())
                            .forEach(contacts::add);
                    if (contacts.isEmpty() || contacts.get(0).atMs() != at + 5_000) {
                        throw gone.failed("the first contact at " + (at + 5_000) + " ms");
                    }
                });
    }

    private static Case leaverIsNot() {
        return ScriptCase.of("OVL-L1-0044", "a peer that left is removed at once, and not contacted again")
                .shows(THE_GONE_ARE_REMEMBERED, THE_GONE_ARE_REMOVED, LEAVE_ENDS_THE_SESSION)
                .because("a goodbye is a goodbye")
                .grows()
                .inspects()
                .twin("OVL-L1-0043")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    subject.waits(1_000);
                    subject.receives(peer, first.session().leave())
                            .includes(ended(first.session(), LEAVE_ENDS_THE_SESSION), parted(first.session()));
                    require(subject);
                    subject.at(120_000).excludes(initiation(peer.address()));
                });
    }
}
