package io.symbolon.transport;

import java.util.concurrent.CompletableFuture;

/** How much of one publisher waits, and who waits for room. Any thread. */
final class Room {
    /** MSG-016. */
    static final int MESSAGES = 1024;

    /** MSG-016. */
    static final int OCTETS = 16_777_216;

    private int messages;
    private int octets;
    private CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);

    /** Takes the room of one message; false if there is none. */
    synchronized boolean take(int payloadOctets) {
        if (messages == MESSAGES || payloadOctets > OCTETS - octets) return false;
        messages++;
        octets += payloadOctets;
        if (!isHalfFree() && ready.isDone() && !ready.isCompletedExceptionally()) ready = new CompletableFuture<>();
        return true;
    }

    /** Gives it back. */
    void give(int payloadOctets) {
        CompletableFuture<Void> now;
        synchronized (this) {
            messages--;
            octets -= payloadOctets;
            if (!isHalfFree()) return;
            now = ready;
        }
        now.complete(null); // outside: what follows may send
    }

    synchronized boolean isReady() {
        return messages < MESSAGES && octets <= OCTETS - Publisher.LARGEST_PAYLOAD;
    }

    synchronized CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /** There will be no room any more. */
    void close(RequestFailed why) {
        CompletableFuture<Void> now;
        synchronized (this) {
            now = ready;
            ready = CompletableFuture.failedFuture(why);
        }
        now.completeExceptionally(why);
    }

    private boolean isHalfFree() {
        return messages <= MESSAGES / 2 && octets <= OCTETS / 2;
    }

    @Override
    public synchronized String toString() {
        return messages + " with " + octets + " octets";
    }
}
