package io.symbolon.core.interest;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.InterestTerms;
import io.symbolon.core.token.InterestTerms.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** An interest of our own, with what was signed for it and is alive. Only {@link OwnInterests} changes it. */
public final class OwnInterest {
    private final OwnInterestRequest request;
    private final Bytes uuid;
    /** The newest first. */
    private final Deque<SignedInterest> signed = new ArrayDeque<>();

    private Interest newest;
    private boolean isWithdrawn;
    private long renewalMillis;
    private long extraMillis;

    OwnInterest(OwnInterestRequest request, Bytes uuid) {
        this.request = request;
        this.uuid = uuid;
    }

    /** The number that the application gave it. */
    public long number() {
        return request.interest();
    }

    public OwnInterestRequest request() {
        return request;
    }

    public SubjectHash subject() {
        return request.subject();
    }

    public Role role() {
        return request.role();
    }

    /** What was signed last, of a withdrawn one its withdrawal. */
    public Interest newest() {
        return newest;
    }

    /** All whose keys are alive, the newest first; none once it is withdrawn. */
    public List<SignedInterest> signed() {
        return List.copyOf(signed);
    }

    public boolean isWithdrawn() {
        return isWithdrawn;
    }

    /** Of every signed interest for it: 16 octets. */
    Bytes uuid() {
        return uuid;
    }

    /** What the next signed interest says, if {@code current} messages are taken or given at the moment. */
    InterestTerms terms(int current) {
        return new InterestTerms(
                request.role(),
                request.exchange(),
                request.acknowledgement(),
                isWithdrawn ? 0 : current,
                isWithdrawn ? 0 : request.maximumThreshold());
    }

    void withdrawn() {
        isWithdrawn = true;
    }

    void signed(SignedInterest next) {
        newest = next.interest();
        signed.addFirst(next);
    }

    /** Its last word; what was signed before is erased. */
    void withdrawal(Interest last) {
        newest = last;
        signed.clear();
    }

    /** Takes what was signed first, or any that {@code oldestFirst} has passed, out by its {@code remove}. */
    Iterator<SignedInterest> oldestFirst() {
        return signed.descendingIterator();
    }

    /** When it is signed anew at the latest, by the monotonic clock (INT-009). */
    long renewalMillis() {
        return renewalMillis;
    }

    void renewalMillis(long millis) {
        renewalMillis = millis;
    }

    /** From when on it may be signed once more because its threshold leaves 0 (INT-009). */
    long extraMillis() {
        return extraMillis;
    }

    void extraMillis(long millis) {
        extraMillis = millis;
    }
}
