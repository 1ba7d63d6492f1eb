package io.symbolon.tck.script;

import static io.symbolon.spec.OverlayRule.HOP_LIMIT_SHRINKS;
import static io.symbolon.spec.OverlayRule.LEAVES_ARE_NOT_TOLD;
import static io.symbolon.spec.OverlayRule.NEXT_HOP_IS_THE_NEAREST;
import static io.symbolon.spec.OverlayRule.ROUTED_ONCE;
import static io.symbolon.spec.OverlayRule.ROUTED_TO_THE_DESTINATION;
import static io.symbolon.spec.OverlayRule.TIME_TO_LIVE_SHRINKS;
import static io.symbolon.tck.script.Expected.routed;

import io.symbolon.spec.proto.Routed;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.script.OverlayScripts.Member;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import java.util.Arrays;
import java.util.List;

/** Messages on their way to another node. */
final class RoutedScripts {
    private static final byte[] ID = Octets.repeated(7, 16);

    private RoutedScripts() {}

    static List<Case> cases() {
        return List.of(
                toAJoinedNode(),
                toALeaf(),
                towardsTheNearest(),
                noNextHop(),
                notBack(),
                hopLimits(),
                timesToLive(),
                once());
    }

    private static Routed.Builder message(byte[] destination, int hopLimit, int timeToLiveMs, byte[] id) {
        return SessionMessages.envelope(destination, hopLimit, timeToLiveMs, id)
                .setReply(SessionMessages.reply(Octets.repeated(9, 32), Octets.repeated(5, 80)));
    }

    private static byte[] from(Member member, Routed.Builder message) {
        return member.session().frame(SessionMessages.routed(message));
    }

    /** The message, passed on: the same but for one hop and some time. */
    private static Expected passedOn(PeerSession session, Routed.Builder sent) {
        return routed(
                session,
                "one hop and some milliseconds less",
                message -> message.getHopLimit() == sent.getHopLimit() - 1
                        && message.getTimeToLiveMs() < sent.getTimeToLiveMs()
                        && message.getTimeToLiveMs() > 0
                        && Arrays.equals(
                                message.getId().toByteArray(), sent.getId().toByteArray())
                        && message.getDestination().equals(sent.getDestination())
                        && message.getReply().equals(sent.getReply()));
    }

    private static Case toAJoinedNode() {
        return ScriptCase.of(
                        "OVL-L1-0050",
                        "a message to a joined node goes to it, with one hop and at least a millisecond less")
                .shows(ROUTED_TO_THE_DESTINATION, HOP_LIMIT_SHRINKS, TIME_TO_LIVE_SHRINKS, NEXT_HOP_IS_THE_NEAREST)
                .because("messages reach nodes, and end")
                .grows()
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    Member second = second(subject);
                    Routed.Builder message = message(second.peer().fingerprint(), 32, 10_000, ID);
                    subject.receives(peer, from(first, message)).gives(passedOn(second.session(), message));
                });
    }

    private static Member second(SubjectNode subject) {
        return OverlayScripts.member(subject, subject.peer("second", "203.0.113.2:4000"));
    }

    private static Case toALeaf() {
        return ScriptCase.of("OVL-L1-0051", "a message to a leaf goes by its session")
                .shows(LEAVES_ARE_NOT_TOLD, ROUTED_TO_THE_DESTINATION)
                .because("who can not be reached otherwise is reached through those that it opened to")
                .grows()
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    PeerSession leaf = subject.hasAnswered(subject.peer("leaf", "203.0.113.2:4000"));
                    OverlayScripts.joined(subject, leaf);
                    Routed.Builder message = message(leaf.fingerprint(), 5, 1_000, ID);
                    subject.receives(peer, from(first, message)).gives(passedOn(leaf, message));
                });
    }

    private static Case towardsTheNearest() {
        return ScriptCase.of(
                        "OVL-L1-0052",
                        "a message to somebody unknown goes to the peer that is nearest to the destination")
                .shows(NEXT_HOP_IS_THE_NEAREST, ROUTED_TO_THE_DESTINATION)
                .because("every hop gets nearer")
                .grows()
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    Member second = second(subject);
                    byte[] beside = Octets.withBitFlipped(second.peer().fingerprint(), 31, 0);
                    Routed.Builder message = message(beside, 2, 2_000, ID);
                    subject.receives(peer, from(first, message)).gives(passedOn(second.session(), message));
                });
    }

    private static Case noNextHop() {
        return ScriptCase.of(
                        "OVL-L1-0053", "a message to somebody beside the subject itself is dropped: nobody is nearer")
                .shows(ROUTED_TO_THE_DESTINATION)
                .because("messages reach nodes, not places near them")
                .grows()
                .twin("OVL-L1-0052")
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    second(subject);
                    byte[] beside = Octets.withBitFlipped(Cast.SUBJECT_FINGERPRINT, 31, 0);
                    subject.receives(peer, from(first, message(beside, 32, 10_000, ID)))
                            .isDroppedBy(ROUTED_TO_THE_DESTINATION);
                });
    }

    private static Case notBack() {
        return ScriptCase.of("OVL-L1-0054", "a message whose next hop is whom it came from is dropped")
                .shows(ROUTED_TO_THE_DESTINATION)
                .because("two tables that disagree must not play ball")
                .grows()
                .twin("OVL-L1-0052")
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    byte[] beside = Octets.withBitFlipped(peer.fingerprint(), 31, 0);
                    subject.receives(peer, from(first, message(beside, 32, 10_000, ID)))
                            .isDroppedBy(ROUTED_TO_THE_DESTINATION);
                });
    }

    private static Case hopLimits() {
        return ScriptCase.of("OVL-L1-0055", "a hop limit of 0, or of more than 32, is dropped")
                .shows(HOP_LIMIT_SHRINKS)
                .because("an end, whatever the tables say; and nobody gives a message more life than another")
                .grows()
                .twin("OVL-L1-0050")
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    byte[] to = second(subject).peer().fingerprint();
                    int number = 0;
                    for (int hopLimit : new int[] {0, 33, 256, Integer.MAX_VALUE, -1}) {
                        byte[] id = Octets.repeated(++number, 16);
                        subject.receives(peer, from(first, message(to, hopLimit, 10_000, id)))
                                .isDroppedBy(HOP_LIMIT_SHRINKS);
                    }
                });
    }

    private static Case timesToLive() {
        return ScriptCase.of(
                        "OVL-L1-0056",
                        "a time to live of 0, of more than a minute, or of the last millisecond is dropped")
                .shows(TIME_TO_LIVE_SHRINKS)
                .because("old messages die; no clocks are compared")
                .grows()
                .twin("OVL-L1-0050")
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    Member second = second(subject);
                    byte[] to = second.peer().fingerprint();
                    int number = 0;
                    for (int timeToLiveMs : new int[] {0, 1, 60_001, Integer.MAX_VALUE, -1}) {
                        byte[] id = Octets.repeated(++number, 16);
                        subject.receives(peer, from(first, message(to, 9, timeToLiveMs, id)))
                                .isDroppedBy(TIME_TO_LIVE_SHRINKS);
                    }
                    for (int timeToLiveMs : new int[] {2, 60_000}) {
                        Routed.Builder message = message(to, 9, timeToLiveMs, Octets.repeated(++number, 16));
                        subject.receives(peer, from(first, message)).gives(passedOn(second.session(), message));
                    }
                });
    }

    private static Case once() {
        return ScriptCase.of(
                        "OVL-L1-0057",
                        "the same message again is dropped; the same id to another destination is another message")
                .shows(ROUTED_ONCE)
                .because("nobody can multiply messages")
                .grows()
                .twin("OVL-L1-0050")
                .plays((subject, peer) -> {
                    Member first = OverlayScripts.member(subject, peer);
                    Member second = second(subject);
                    Peer third = subject.peer("third", "198.51.100.3:4000");
                    Member other = OverlayScripts.member(subject, third);
                    Routed.Builder message = message(second.peer().fingerprint(), 32, 10_000, ID);
                    subject.receives(peer, from(first, message)).gives(passedOn(second.session(), message));
                    subject.receives(peer, from(first, message)).isDroppedBy(ROUTED_ONCE);
                    subject.receives(third, from(other, message)).isDroppedBy(ROUTED_ONCE);
                    Routed.Builder elsewhere = message(third.fingerprint(), 32, 10_000, ID);
                    subject.receives(peer, from(first, elsewhere)).gives(passedOn(other.session(), elsewhere));
                });
    }
}
