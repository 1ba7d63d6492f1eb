package io.symbolon.tck.script;

import static io.symbolon.spec.OverlayRule.NODES_SEEK;
import static io.symbolon.spec.OverlayRule.PEERS_ARE_MEASURED;
import static io.symbolon.spec.OverlayRule.THE_GONE_ARE_REMEMBERED;
import static io.symbolon.spec.OverlayRule.THE_GONE_ARE_REMOVED;
import static io.symbolon.spec.SessionRule.CONFIRMED_IN_TIME;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.challengeAgain;
import static io.symbolon.tck.script.Expected.ended;
import static io.symbolon.tck.script.Expected.initiation;
import static io.symbolon.tck.script.Expected.parted;
import static io.symbolon.tck.script.Expected.seek;
import static io.symbolon.tck.script.OverlayScripts.member;
import static io.symbolon.tck.script.OverlayScripts.require;

import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.script.OverlayScripts.Member;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Distances;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Peers that answer, fall silent, go, and are looked for again. */
final class MeasuringScripts {
    private MeasuringScripts() {}

    static List<Case> cases() {
        return List.of(
                measured(),
                answeredMeasurement(),
                measuredTogether(),
                newNeighbour(),
                silentPeer(),
                goneIsRemembered(),
                anotherIsThere(),
                leaverIsNot());
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

    private static Case measuredTogether() {
        return ScriptCase.of(
                        "OVL-L1-0062",
                        "whose turn comes within 5 s of another's is measured with it, whose comes 1 ms later is not")
                .shows(PEERS_ARE_MEASURED)
                .because("turns that have come together stay together, and a node sleeps in between")
                .grows()
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    subject.at(5_000);
                    Member second = member(subject, subject.peer("second", "203.0.2.1:4000"));
                    subject.at(5_001);
                    Member third = member(subject, subject.peer("third", "203.0.3.1:4000"));
                    subject.at(14_999).excludes(challenge(first.session()));
                    subject.at(15_000)
                            .includes(challenge(first.session()), challenge(second.session()))
                            .excludes(challenge(third.session()));
                    for (Member measured : List.of(first, second)) {
                        subject.receives(measured.peer(), measured.session().response())
                                .givesNothing();
                    }
                    subject.at(20_000).excludes(challenge(third.session()));
                    subject.at(20_001).includes(challenge(third.session()).at(20_001));
                    subject.receives(third.peer(), third.session().response()).givesNothing();
                    subject.at(29_999).excludes(challenge(second.session()));
                    Outcome again = subject.at(30_000);
                    for (Member measured : List.of(first, second)) {
                        again.includes(challenge(measured.session()).at(30_000));
                    }
                });
    }

    private static Case newNeighbour() {
        return ScriptCase.of(
                        "OVL-L1-0045",
                        "17 peers have joined, and the nearest goes: the 17th, a neighbour now, is measured and asked at once")
                .shows(PEERS_ARE_MEASURED, NODES_SEEK)
                .because("it was measured once a minute, and may be gone; if not, it knows who else is out there")
                .grows()
                .plays((subject, peer) -> {
                    List<Member> members = new ArrayList<>(List.of(member(subject, peer)));
                    for (int number = 2; number <= 17; number++) {
                        members.add(member(subject, subject.peer("peer " + number, "203.0." + number + ".1:4000")));
                    }
                    members.sort(Comparator.comparing(
                            member -> member.peer().fingerprint(), Distances.from(Cast.SUBJECT_FINGERPRINT)));
                    Member nearest = members.get(0);
                    Member last = members.get(16);
                    subject.receives(nearest.peer(), nearest.session().leave())
                            .includes(
                                    ended(nearest.session(), LEAVE_ENDS_THE_SESSION),
                                    challenge(last.session()),
                                    seek(last.session(), Cast.SUBJECT_FINGERPRINT));
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
                    Outcome gone = subject.at(40_000);
                    long at = gone.timeOf(parted(first.session()));
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

    private static Case anotherIsThere() {
        return ScriptCase.of(
                        "OVL-L1-0061",
                        "another node answers where a peer was that is gone: it is sought there again after 10 min")
                .shows(THE_GONE_ARE_REMEMBERED, FINGERPRINT_IS_EXPECTED)
                .because("an address that has a new node is asked for the old one a few times, not for ever")
                .grows()
                .twin("OVL-L1-0043")
                .plays((subject, peer) -> {
                    Member first = member(subject, peer);
                    subject.at(15_000);
                    long gone = subject.at(36_000).timeOf(parted(first.session()));
                    byte[] sought = subject.at(gone + 5_000).initiation(peer.address());
                    Peer other = subject.peer("other", peer.address());
                    subject.receives(other.introduction().answer(sought)).isDroppedBy(FINGERPRINT_IS_EXPECTED);
                    subject.at(gone + 14_000); // the contact itself goes on to its end
                    Expected contact = initiation(peer.address());
                    subject.at(gone + 604_999).excludes(contact);
                    subject.at(gone + 605_000).includes(contact.at(gone + 605_000));
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
