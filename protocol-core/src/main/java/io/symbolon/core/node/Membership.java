package io.symbolon.core.node;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.join.Request;
import io.symbolon.core.join.Standing;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.token.Fingerprint;
import java.util.OptionalLong;

/** Both joins of one established session: ours, and the peer's. */
final class Membership {
    private static final long UNADMITTED_MILLIS = 300_000;

    private final Bytes sessionId;
    private final Fingerprint peer;
    private long endMillis;
    private Request ours = Request.SILENT;
    private Standing theirs = Standing.STRANGER;
    private long lastJoinCounter = -1;
    private OptionalLong question = OptionalLong.empty();

    Membership(AcceptedSession session, long nowMillis) {
        this.sessionId = session.id();
        this.peer = session.fingerprint();
        this.endMillis = nowMillis + UNADMITTED_MILLIS;
    }

    Bytes sessionId() {
        return sessionId;
    }

    Fingerprint peer() {
        return peer;
    }

    Request ours() {
        return ours;
    }

    void ours(Request next) {
        ours = next;
    }

    Standing theirs() {
        return theirs;
    }

    /** The peer stands so from {@code nowMillis} on; one that was admitted has its time again to be (JON-025). */
    void theirs(Standing next, long nowMillis) {
        if (isAdmitted() && !(next instanceof Standing.Admitted)) endMillis = nowMillis + UNADMITTED_MILLIS;
        theirs = next;
    }

    /** The highest counter under which the peer's last Join came; -1 before there is one (JON-029). */
    long lastJoinCounter() {
        return lastJoinCounter;
    }

    /** The last Join came under {@code counter}, for the first time or again. */
    void joinCame(long counter) {
        lastJoinCounter = Math.max(lastJoinCounter, counter);
    }

    /** The question about the peer's Join that is outstanding. */
    OptionalLong question() {
        return question;
    }

    void question(OptionalLong id) {
        question = id;
    }

    boolean isAdmitted() {
        return theirs instanceof Standing.Admitted;
    }

    /** Whether both have admitted each other in this session (JON-028). */
    boolean isBothWays() {
        return isAdmitted() && ours instanceof Request.Acknowledged;
    }

    /** When a session without admission ends (JON-025). */
    long unadmittedEndMillis() {
        return endMillis;
    }

    /** When something is due here. */
    OptionalLong nextMillis() {
        if (isAdmitted()) return ours.nextMillis();
        return OptionalLong.of(Math.min(endMillis, ours.nextMillis().orElse(Long.MAX_VALUE)));
    }
}
