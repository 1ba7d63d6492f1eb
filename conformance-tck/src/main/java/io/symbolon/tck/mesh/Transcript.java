package io.symbolon.tck.mesh;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes steps as lines of text, at most 100 columns wide. */
final class Transcript implements Step.Cases {
    private static final int SHORT_OCTETS = 3;
    /** Header, 64 octets of padded content and tag. */
    private static final int SMALLEST_SEALED = 98;

    private final LiveMesh mesh;
    private final PrintWriter out;
    private long beginNanos;
    private boolean goodbye;

    Transcript(LiveMesh mesh, PrintWriter out) {
        this.mesh = mesh;
        this.out = out;
    }

    /** What follows is a handshake and two joins; times count from now. */
    void beginMeeting() {
        beginNanos = System.nanoTime();
        out.println("        ms  from    -> to       frame    octets  carries");
    }

    /** What follows is the end; times count from now. */
    void beginGoodbye() {
        goodbye = true;
        beginNanos = System.nanoTime();
    }

    @Override
    public void arrived(Step.Arrived step) {
        String from = mesh.nameOf(step.from());
        String what = FrameCodec.decode(step.datagram())
                .match(
                        frame -> frame.match(new Description(step.datagram().length())),
                        rule -> "refused by " + rule.id());
        String name = what.substring(0, what.indexOf(' '));
        String details = what.substring(name.length() + 1);
        line(
                step,
                String.format(
                        "%-7s -> %-7s  %-10s %4d  %s",
                        from, "node " + step.node(), name, step.datagram().length(), details));
    }

    @Override
    public void established(Step.Established step) {
        line(
                step,
                "node " + step.node() + " has session " + step.session().sessionId() + ": its challenge is answered");
    }

    @Override
    public void ended(Step.Ended step) {
        line(
                step,
                "node " + step.node() + " has ended session " + step.session().sessionId() + " by "
                        + step.session().rule().id());
    }

    @Override
    public void asked(Step.Asked step) {
        line(
                step,
                "node " + step.node() + " asks its application to "
                        + step.question().about().name().toLowerCase(Locale.ROOT) + " "
                        + shortOf(step.question().identity().fingerprint().octets()));
    }

    @Override
    public void decided(Step.Decided step) {
        line(step, "node " + step.node() + " is told: " + step.decision().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void acknowledged(Step.Acknowledged step) {
        line(
                step,
                "node " + step.node() + " is admitted by node "
                        + mesh.numberOf(step.peer().peer()));
    }

    @Override
    public void joined(Step.Joined step) {
        line(
                step,
                "node " + step.node() + " is joined with node "
                        + mesh.numberOf(step.peer().peer().fingerprint()));
    }

    @Override
    public void parted(Step.Parted step) {
        line(
                step,
                "node " + step.node() + " has parted with node "
                        + mesh.numberOf(step.peer().peer()) + " by "
                        + step.peer().rule().id());
    }

    @Override
    public void refused(Step.Refused step) {
        line(
                step,
                "node " + step.node() + " has refused an input from "
                        + mesh.nameOf(step.input().from()) + " by "
                        + step.input().rule().id());
    }

    @Override
    public void notSent(Step.NotSent step) {
        line(
                step,
                "node " + step.node() + " could not send to " + mesh.nameOf(step.to()) + ": "
                        + step.why().getMessage());
    }

    /** Who a node is for its peer. */
    void token(int ofNode, NodeToken token, int verifier) {
        out.println("  token of node " + ofNode + ", verified by node " + verifier);
        out.println("    fingerprint  " + token.fingerprint());
        out.println("    subject      " + token.fields().subject());
        out.println("    valid        "
                + seconds(Instant.ofEpochMilli(token.fields().notBeforeMillis())) + " to "
                + seconds(token.expiresAt()));
    }

    private void line(Step step, String text) {
        out.println(String.format(
                Locale.ROOT,
                "  %8.2f  %s",
                (step.nanos() - beginNanos)
                        / (double) ChronoUnit.MILLIS.getDuration().toNanos(),
                text));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String shortOf(Bytes octets) {
        return octets.slice(0, SHORT_OCTETS).toHex();
    }

    /** A frame in words: its name first. */
    private final class Description implements Frame.Cases<String> {
        private final int lengthOctets;

        private Description(int lengthOctets) {
            this.lengthOctets = lengthOctets;
        }

        @Override
        public String initiation(Handshake.Initiation initiation) {
            return "initiation token " + initiation.token().length() + ", nonce "
                    + shortOf(initiation.nonce())
                    + (initiation.cookie().isEmpty() ? "" : ", cookie " + shortOf(initiation.cookie()));
        }

        @Override
        public String answer(Handshake.Answer answer) {
            return "answer token " + answer.token().length() + ", nonce " + shortOf(answer.nonce()) + ", echo "
                    + shortOf(answer.echo()) + ", tag " + shortOf(answer.tag());
        }

        @Override
        public String cookie(Frame.Cookie cookie) {
            return "cookie for nonce " + shortOf(cookie.nonce());
        }

        /**
         * A tap sees no plaintext; but the first frame of each node is its challenge (SES-009), where nothing is late the
         * second is its response (SES-014), of what two nodes say that do not grow only a Join needs more than 64 octets,
         * and the last is a leave (SES-022).
         */
        @Override
        public String sealed(Frame.Sealed sealed) {
            return message(sealed.counter()) + " session " + sealed.sessionId() + ", counter " + sealed.counter();
        }

        private String message(long counter) {
            if (goodbye) return "leave";
            if (lengthOctets > SMALLEST_SEALED) return "join";
            return counter == 0 ? "challenge" : counter == 1 ? "response" : "sealed";
        }
    }
}
