package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.ONLY_MATCHES_ARE_TOLD;
import static io.symbolon.spec.MessageRule.ENVELOPES_ARE_EACH_HOPS_OWN;
import static io.symbolon.spec.MessageRule.PARCEL_NAMES_A_PAIR;
import static io.symbolon.spec.OverlayRule.ROUTED_TO_THE_DESTINATION;
import static io.symbolon.spec.SessionRule.COUNTERS_NEVER_REPEAT;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.anyParcel;
import static io.symbolon.tck.script.ExpectedExchange.kept;
import static io.symbolon.tck.script.ExpectedExchange.match;

import io.symbolon.spec.proto.Parcel;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import java.util.List;

/** Messages between two parties that come by the subject, which is a hop, and their coordinator. */
final class HopScripts {
    private HopScripts() {}

    static List<Case> cases() {
        return List.of(passedOn(), notRelayed());
    }

    /** A sender and a receiver that the subject has told of each other, and what the sender seals. */
    private record Scene(ExchangePlay play, Party sender, Party receiver, MessageKeys keys) {
        static Scene of(SubjectNode subject, Peer peer) {
            ExchangePlay play = new ExchangePlay(subject);
            Party sender = play.joins(peer);
            Party receiver = play.joins("second", "203.0.113.2:4000");
            Interest sending = sender.sends(SUBJECT, subject.wallMs());
            Interest receiving = receiver.receives(SUBJECT, subject.wallMs());
            play.publishes(sender, sending).gives(kept(sender, sending));
            play.publishes(receiver, receiving)
                    .gives(kept(receiver, receiving), match(receiver, sending), match(sender, receiving));
            return new Scene(play, sender, receiver, new MessageKeys(sending.keysWith(receiving.signedToken())));
        }

        Outcome carries(Parcel parcel, byte[] to, int id) {
            return play.receives(
                    sender,
                    SessionMessages.routed(SessionMessages.envelope(to, 31, 9_000, Octets.repeated(id, 16))
                            .setParcel(parcel)));
        }
    }

    private static Case passedOn() {
        return ExchangePlay.coordinator(
                        "MSG-L1-0300",
                        "the same parcel is passed on twice: untouched, each time under the next counter of the subject's own session")
                .shows(ENVELOPES_ARE_EACH_HOPS_OWN, COUNTERS_NEVER_REPEAT, ROUTED_TO_THE_DESTINATION)
                .because("no hop chooses another's nonce, whatever it is given to carry")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    Parcel parcel = scene.keys().parcel(1, 1, "hello");
                    Expected same = ExpectedExchange.routed(
                            scene.receiver(),
                            "the parcel as it came",
                            message -> message.getParcel().equals(parcel));
                    byte[] first = frame(
                            scene,
                            scene.carries(parcel, scene.receiver().node(), 1).gives(same));
                    byte[] second = frame(
                            scene,
                            scene.carries(parcel, scene.receiver().node(), 2).gives(same));
                    Calls.require(
                            SealedFrames.counter(second) > SealedFrames.counter(first),
                            "the counter of what a hop sends does not go up, " + ENVELOPES_ARE_EACH_HOPS_OWN.id());
                });
    }

    /** The only frame to the receiver in a step. */
    private static byte[] frame(Scene scene, Outcome outcome) {
        return outcome.datagrams().stream()
                .filter(datagram -> scene.receiver().session().read(datagram).isPresent())
                .findFirst()
                .orElseThrow(() -> outcome.failed("a frame to the receiver"));
    }

    private static Case notRelayed() {
        return ExchangePlay.coordinator(
                        "MSG-L1-0301",
                        "a parcel comes to the coordinator itself: dropped, and not handed on to the receiver that it knows")
                .shows(PARCEL_NAMES_A_PAIR, ONLY_MATCHES_ARE_TOLD)
                .because("messages go between parties, and a coordinator is none")
                .twin("MSG-L1-0300")
                .plays((subject, peer) -> {
                    Scene scene = Scene.of(subject, peer);
                    Parcel parcel = scene.keys().parcel(1, 1, "hello");
                    scene.carries(parcel, Cast.SUBJECT_FINGERPRINT, 1).isDroppedBy(PARCEL_NAMES_A_PAIR);
                    scene.play().passes(5_000).excludes(anyParcel(scene.receiver()));
                });
    }
}
