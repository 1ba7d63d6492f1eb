package io.symbolon.tck.probe;

import static io.symbolon.spec.JoinRule.AN_IDENTITY_TAKES_PART;
import static io.symbolon.spec.JoinRule.AUTHENTICATED_THEN_AUTHORIZED;
import static io.symbolon.spec.JoinRule.DENIED_IS_REMEMBERED;
import static io.symbolon.spec.JoinRule.IDENTITY_IS_VALID;
import static io.symbolon.spec.JoinRule.IDENTITY_NAMES_THE_NODE;
import static io.symbolon.spec.JoinRule.JOINED_WHERE_ESTABLISHED;
import static io.symbolon.spec.JoinRule.JOIN_IS_SIGNED_FOR_THIS_SESSION;
import static io.symbolon.spec.JoinRule.NOTHING_ELSE_BEFORE_THE_ACK;
import static io.symbolon.spec.JoinRule.NO_ANSWER_IS_DEFERRED;
import static io.symbolon.spec.JoinRule.OPENER_JOINS_FIRST;
import static io.symbolon.spec.JoinRule.SAME_JOIN_SAME_ANSWER;
import static io.symbolon.spec.TokenRule.NOT_DENIED;

import io.symbolon.spec.Rule;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.verdict.CaseFailed;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Joins. Whether a probe is admitted is up to the target's application: an Ack, a denial and a deferral are all right.
 * That a wrong Join is invalid is not up to it.
 */
final class JoinChecks {
    /** A question that nobody answers is deferred after 5 s (JON-017), and then something has come. */
    private static final long DECIDED_NANOS = TimeUnit.MILLISECONDS.toNanos(6_500);

    private static final long YEAR_MS = 365 * 86_400_000L;

    private JoinChecks() {}

    static List<Check<Stage>> all() {
        return List.of(
                answered(),
                invalid(
                        81,
                        "a Join whose signature is one of something else",
                        "a Join that is relayed into another session must be worth nothing",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        JoinChecks::wronglySigned),
                invalid(
                        82,
                        "a Join of an identity that names another node",
                        "else who steals an identity's token joins with it from anywhere",
                        IDENTITY_NAMES_THE_NODE,
                        session -> session.join(Identity.of(
                                "stranger",
                                now(session),
                                token -> Tokens.withExtension(token, "node_fingerprint", Octets.repeated(0x31, 32))))),
                invalid(
                        83,
                        "a Join of an identity that ended a year ago",
                        "an identity that can not be verified can not be authenticated",
                        IDENTITY_IS_VALID,
                        session -> session.join(Identity.of("late", session.peer(), now(session) - YEAR_MS))),
                notEstablished(),
                nothingElse(),
                openerFirst(),
                deniedNode(),
                invalid(
                        88,
                        "a Join that is signed for another transcript",
                        "a Join that is relayed into another session must be worth nothing",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        session -> signedFor(session, Octets.repeated(0x0b, 32), session.fingerprint())),
                invalid(
                        89,
                        "a Join that is signed for another node",
                        "else who is joined by an identity can join as it",
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        session -> signedFor(session, session.transcript(), Octets.repeated(0x0b, 32))));
    }

    private static long now(PeerSession session) {
        return Tokens.decode(session.peer().introduction().signedToken()).getIssuedAt();
    }

    private static byte[] wronglySigned(PeerSession session) {
        return session.join(
                Identity.ofNode(session.peer()),
                Octets.repeated(0x0a, 16),
                session.peer().key().sign(Octets.utf8("something else")));
    }

    private static byte[] signedFor(PeerSession session, byte[] transcript, byte[] node) {
        Identity identity = Identity.ofNode(session.peer());
        byte[] id = Octets.repeated(0x0a, 16);
        byte[] message = Joins.signedMessage(transcript, session.id(), node, id, identity.signedToken());
        return session.join(identity, id, identity.key().sign(message));
    }

    private static Check<Stage> answered() {
        return Check.demand(
                80,
                "a valid Join gets an Ack or a Nack that names it within 6.5 s, and once more the same",
                "a lost answer must cost a resend, and silence is no decision",
                List.of(
                        SAME_JOIN_SAME_ANSWER,
                        JOIN_IS_SIGNED_FOR_THIS_SESSION,
                        AUTHENTICATED_THEN_AUTHORIZED,
                        NO_ANSWER_IS_DEFERRED),
                stage -> {
                    Conversation conversation = stage.conversation();
                    conversation.stillAnswers();
                    conversation.caller().at("a valid Join");
                    byte[] join = conversation
                            .session()
                            .join(Identity.ofNode(conversation.caller().peer()));
                    Optional<SessionMessage> decision = decision(conversation, join);
                    stage.setTakesJoins(decision.isPresent());
                    if (decision.isEmpty()) {
                        conversation.stillAnswers();
                        throw nobody();
                    }
                    requireNamed(conversation, decision.get());
                    Calls.require(
                            !decision.get().hasNack()
                                    || decision.get().getNack().getCode() != Nack.Code.INVALID,
                            "a valid Join gets a Nack with code invalid; an application can only deny or defer it");
                    conversation.caller().at("the same Join again");
                    SessionMessage second = decision(
                                    conversation, conversation.session().joinAgain())
                            .orElseThrow(() -> conversation.caller().failed("the answer of before", "nothing"));
                    Calls.requireEqual("the kind of the second answer", Heard.kind(decision.get()), Heard.kind(second));
                });
    }

    /** A Join that no application may admit: a Nack with code invalid. */
    private static Check<Stage> invalid(
            int number, String title, String why, Rule rule, Function<PeerSession, byte[]> join) {
        return Check.demand(number, title + ": a Nack, invalid", why, List.of(rule, DENIED_IS_REMEMBERED), stage -> {
            Conversation conversation = joining(stage);
            conversation.caller().at(title);
            SessionMessage answer = decision(conversation, join.apply(conversation.session()))
                    .orElseThrow(() -> conversation.caller().failed("a Nack with code invalid", "nothing"));
            requireNamed(conversation, answer);
            Calls.requireEqual(
                    "the code of the Nack",
                    Nack.Code.INVALID,
                    answer.hasNack() ? answer.getNack().getCode() : "none, but an Ack");
        });
    }

    private static Check<Stage> notEstablished() {
        return Check.demand(
                84,
                "a Join comes before the session is established: ignored; once it is, the Join is answered",
                "whoever joins must just have shown that it is there",
                List.of(JOINED_WHERE_ESTABLISHED),
                stage -> {
                    requireTaken(stage);
                    Caller caller = stage.newcomer();
                    PeerSession session = stage.candidate(caller);
                    Conversation conversation = new Conversation(caller, session);
                    caller.at("a Join under a candidate");
                    Identity identity = Identity.ofNode(caller.peer());
                    caller.sends(session.join(identity));
                    conversation.remainsUnanswered();
                    conversation.confirmed().stillAnswers();
                    caller.at("the Join in the established session");
                    requireNamed(
                            conversation,
                            decision(conversation, session.joinAgain())
                                    .orElseThrow(() -> caller.failed("an Ack or a Nack", "nothing")));
                });
    }

    private static Check<Stage> nothingElse() {
        return Check.refusal(
                85,
                "a Seek and an Update come before the Join: ignored",
                "who is not admitted has no voice",
                List.of(NOTHING_ELSE_BEFORE_THE_ACK, AN_IDENTITY_TAKES_PART),
                stage -> {
                    Conversation conversation = stage.conversation();
                    conversation.stillAnswers();
                    conversation.caller().at("a message of a peer that has not joined");
                    PeerSession session = conversation.session();
                    conversation.ignores(session.frame(SessionMessages.seek(session.fingerprint(), Octets.zeros(0))));
                    conversation.ignores(session.frame(
                            SessionMessages.update(session.peer().introduction().signedToken())));
                    conversation.stillAnswers();
                });
    }

    private static Check<Stage> openerFirst() {
        return Check.refusal(
                86,
                "the opener does not join: the asked node does not either",
                "who is asked shows its identity only to those whom it admits",
                List.of(OPENER_JOINS_FIRST),
                stage -> {
                    Conversation conversation = stage.conversation();
                    conversation.stillAnswers();
                    conversation.caller().at("an established session without a Join");
                    conversation.caller().hearsNothingFor(TimeUnit.MILLISECONDS.toNanos(1_500));
                });
    }

    private static Check<Stage> deniedNode() {
        return Check.demand(
                87,
                "a node whose Join was invalid opens again at once: it is not answered",
                "who was just refused must cost nothing more",
                List.of(DENIED_IS_REMEMBERED, NOT_DENIED),
                stage -> {
                    Conversation conversation = joining(stage);
                    Caller caller = conversation.caller();
                    caller.at("a Join whose signature is one of something else");
                    decision(conversation, wronglySigned(conversation.session()))
                            .orElseThrow(() -> caller.failed("a Nack with code invalid", "nothing"));
                    conversation.leaves();
                    caller.at("an initiation of the node that was refused");
                    caller.isNotAnswered(caller.peer().introduction().initiation());
                });
    }

    /** A session with a target that takes Joins. */
    private static Conversation joining(Stage stage) {
        requireTaken(stage);
        Conversation conversation = stage.conversation();
        conversation.stillAnswers();
        return conversation;
    }

    private static void requireTaken(Stage stage) {
        if (stage.takesJoins().isEmpty()) {
            Conversation conversation = stage.conversation();
            conversation.stillAnswers();
            byte[] join = conversation
                    .session()
                    .join(Identity.ofNode(conversation.caller().peer()));
            stage.setTakesJoins(decision(conversation, join).isPresent());
        }
        if (!stage.takesJoins().orElseThrow()) {
            throw nobody();
        }
    }

    private static CaseFailed nobody() {
        return new CaseFailed(Verdict.of(
                VerdictKind.NOT_APPLICABLE, "the target takes no Joins: it runs without an identity (JON-002)"));
    }

    private static Optional<SessionMessage> decision(Conversation conversation, byte[] join) {
        conversation.caller().sends(join);
        return conversation.reaction(
                message -> message.hasAck() || message.hasNack(), "an Ack or a Nack", DECIDED_NANOS);
    }

    private static void requireNamed(Conversation conversation, SessionMessage answer) {
        byte[] id = (answer.hasAck()
                        ? answer.getAck().getJoinId()
                        : answer.getNack().getJoinId())
                .toByteArray();
        Calls.requireEqual(
                "the join id of the answer", Octets.hex(conversation.session().joinId()), Octets.hex(id));
    }
}
