package io.symbolon.tck.probe;

import static io.symbolon.spec.SessionRule.A_FAILED_OPEN_CHANGES_NOTHING;
import static io.symbolon.spec.SessionRule.FRAMES_GO_TO_THE_PATH;
import static io.symbolon.spec.SessionRule.FRAME_OPENS;
import static io.symbolon.spec.SessionRule.THE_PATH_FOLLOWS_A_PROOF;

import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.List;
import java.util.Optional;

/** A session whose peer appears at another port. */
final class PathChecks {
    private PathChecks() {}

    static List<Check<Stage>> all() {
        return List.of(followed(), unproved(), oldFrame(), forgedFromElsewhere());
    }

    private static Check<Stage> followed() {
        return Check.demand(
                70,
                "the peer goes on from another port: it is asked there, and once it has answered the path is there",
                "a peer behind a gateway changes its port without knowing, and must not be lost",
                List.of(THE_PATH_FOLLOWS_A_PROOF, FRAMES_GO_TO_THE_PATH),
                stage -> {
                    Conversation old = stage.conversation();
                    old.stillAnswers();
                    Caller moved = moved(stage, old);
                    moved.sends(old.session().response());
                    new Conversation(moved, old.session()).stillAnswers();
                    old.caller().at("the old port after the move");
                    old.caller().hearsNothing();
                });
    }

    private static Check<Stage> unproved() {
        return Check.demand(
                71,
                "nobody answers at the other port: frames still go to the old one",
                "else one datagram with a forged source takes the session away",
                List.of(FRAMES_GO_TO_THE_PATH, THE_PATH_FOLLOWS_A_PROOF),
                stage -> {
                    Conversation old = stage.conversation();
                    old.stillAnswers();
                    Caller moved = moved(stage, old);
                    old.stillAnswers();
                    moved.at("the other port afterwards");
                    moved.hearsNothing();
                });
    }

    /** A frame of the session comes from another port: the response goes to the path, a new challenge to the other port. */
    private static Caller moved(Stage stage, Conversation old) {
        PeerSession session = old.session();
        Caller moved = stage.elsewhere(old.caller());
        moved.at("the first frame from another port");
        moved.sends(session.challenge());
        Optional<SessionMessage> asked =
                moved.hears().map(heard -> new Conversation(moved, session).message(heard, "a challenge"));
        if (asked.filter(SessionMessage::hasChallenge).isEmpty()) {
            throw moved.failed("a challenge", asked.map(Heard::kind).orElse("nothing"));
        }
        old.caller().at("the response to a challenge from another port");
        if (old.reaction(old::isResponse, "a response at the path").isEmpty()) {
            throw old.caller().failed("a response at the path", "nothing");
        }
        return moved;
    }

    private static Check<Stage> oldFrame() {
        return Check.refusal(
                72,
                "an earlier frame that was held back comes from another port: answered at the path, nobody is asked there",
                "who records frames on the way must not be able to have a node send to others",
                List.of(THE_PATH_FOLLOWS_A_PROOF, FRAMES_GO_TO_THE_PATH),
                stage -> {
                    Conversation old = stage.conversation();
                    old.stillAnswers();
                    byte[] heldBack = old.session().challenge();
                    old.answers(old.session().challengeAgain());
                    Caller elsewhere = stage.elsewhere(old.caller());
                    elsewhere.at("a frame that was held back, from another port");
                    elsewhere.isIgnored(heldBack);
                    old.caller().at("the response to the frame that was held back");
                    if (old.reaction(old::isResponse, "a response at the path").isEmpty()) {
                        throw old.caller().failed("a response at the path", "nothing");
                    }
                    old.stillAnswers();
                });
    }

    private static Check<Stage> forgedFromElsewhere() {
        return Check.refusal(
                73,
                "a forged frame with a high counter comes from another port: nobody is asked there",
                "the header is in the clear, anybody can write one",
                List.of(FRAME_OPENS, A_FAILED_OPEN_CHANGES_NOTHING),
                stage -> {
                    Conversation old = stage.conversation();
                    old.stillAnswers();
                    byte[] header = SealedFrames.header(old.session().id(), 1_000_000);
                    Caller elsewhere = stage.elsewhere(old.caller());
                    elsewhere.at("a forged frame from another port");
                    elsewhere.isIgnored(Octets.concat(header, Octets.repeated(0x77, 80)));
                    old.stillAnswers();
                });
    }
}
