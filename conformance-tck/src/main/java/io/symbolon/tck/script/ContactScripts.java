package io.symbolon.tck.script;

import static io.symbolon.spec.OverlayRule.CONTACTS_ARE_RATIONED;
import static io.symbolon.spec.OverlayRule.NEIGHBOURS_ARE_THE_NEAREST;
import static io.symbolon.spec.OverlayRule.NO_NARROWER_SCOPE;
import static io.symbolon.spec.OverlayRule.PIGGY_SHARES_PEERS;
import static io.symbolon.spec.OverlayRule.TABLE_TAKES_JOINED_REACHABLE_PEERS;
import static io.symbolon.spec.OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.tck.script.Expected.anyUpdate;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.initiationAgain;
import static io.symbolon.tck.script.Expected.parted;
import static io.symbolon.tck.script.Expected.piggy;
import static io.symbolon.tck.script.OverlayScripts.STRANGER;
import static io.symbolon.tck.script.OverlayScripts.declaring;
import static io.symbolon.tck.script.OverlayScripts.member;
import static io.symbolon.tck.script.OverlayScripts.require;
import static io.symbolon.tck.script.OverlayScripts.second;
import static io.symbolon.tck.script.OverlayScripts.seekFrom;
import static io.symbolon.tck.script.OverlayScripts.tokenOf;

import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.script.OverlayScripts.Member;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Nodes told of: who is asked, how often, and who becomes a peer. */
final class ContactScripts {
    private ContactScripts() {}

    static List<Case> cases() {
        return List.of(
                strangerIsContacted(),
                strangerWantsCookies(),
                silentStrangerIsLeftAlone(),
                anotherNodeThere(),
                strangerIsNobodyYet(),
                strangerBecomesAPeer(),
                narrowerScope(),
                deniedStranger(),
                joinedStranger(),
                fourContactsASecond(),
                sixteenContacts());
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

    private static Case strangerWantsCookies() {
        return ScriptCase.of(
                        "OVL-L1-0058",
                        "a node told of answers with cookies: the initiation that carries one is one of three datagrams")
                .shows(THREE_DATAGRAMS_TO_A_STRANGER)
                .because("a victim that is under load is not asked oftener than a silent one")
                .grows()
                .twin("OVL-L1-0014")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Peer stranger = subject.peer("stranger", STRANGER);
                    byte[] told = SessionMessages.update(tokenOf(subject, "stranger", STRANGER));
                    byte[] asked = subject.receives(peer, first.session().frame(told)).datagrams().stream()
                            .filter(Handshakes::isHandshake)
                            .findFirst()
                            .orElseThrow();
                    byte[] cookie = Octets.repeated(0x0c, 16);
                    subject.receives(stranger, CookieScripts.cookieFor(asked, cookie))
                            .includes(initiationAgain(asked, STRANGER, cookie));
                    subject.at(999).excludes(initiation(STRANGER));
                    subject.at(1_000)
                            .includes(initiationAgain(asked, STRANGER, cookie).at(1_000));
                    subject.receives(stranger, CookieScripts.cookieFor(asked, Octets.repeated(0x0d, 16)))
                            .excludes(initiation(STRANGER));
                    subject.at(29_000).excludes(initiation(STRANGER));
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

    private static Case anotherNodeThere() {
        return ScriptCase.of(
                        "OVL-L1-0060",
                        "a node told of while a gone peer is contacted at its address: not then, and at once when told of again")
                .shows(THREE_DATAGRAMS_TO_A_STRANGER)
                .because("who comes back with another key must not be taken for one that did not join")
                .grows()
                .twin("OVL-L1-0014")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    Member second = member(subject, subject.peer("second", STRANGER));
                    byte[] piggy = SessionMessages.piggy(List.of(tokenOf(subject, "another", STRANGER)));
                    for (long ms = 15_000; ms <= 30_000; ms += 15_000) {
                        subject.at(ms);
                        keepAlive(subject, first);
                    }
                    long gone = subject.at(36_000).timeOf(parted(second.session()));
                    subject.at(gone + 6_000).includes(initiation(STRANGER).at(gone + 5_000));
                    subject.receives(peer, first.session().frame(piggy)).excludes(initiation(STRANGER));
                    subject.at(45_000);
                    keepAlive(subject, first);
                    subject.at(gone + 14_500);
                    subject.receives(peer, first.session().frame(piggy)).includes(initiation(STRANGER));
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
}
