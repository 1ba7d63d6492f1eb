package io.symbolon.transport;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.spec.MessageRule;
import io.symbolon.transport.exchange.Delivery;
import io.symbolon.transport.exchange.PublishOptions;
import io.symbolon.transport.exchange.Subject;
import io.symbolon.transport.exchange.SubjectPolicy;
import io.symbolon.transport.exchange.Utf8;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Sends messages of one subject to everybody who receives it and is granted, until it is closed. */
public final class Publisher extends OpenInterest {
    /** The largest payload in octets (MSG-022). */
    public static final int LARGEST_PAYLOAD = 65_000;

    private final PublishOptions options;
    private final Exchanges exchanges;
    private final Room room = new Room();

    Publisher(long number, Subject subject, PublishOptions options, Exchanges exchanges) {
        super(number, subject, options.exchange(), exchanges);
        this.options = options;
        this.exchanges = exchanges;
    }

    @Override
    public Role role() {
        return Role.SENDER;
    }

    public PublishOptions options() {
        return options;
    }

    /**
     * Sends {@code payload} to every granted receiver that is there, or, if there is none, to the first one that comes while
     * the message lives (MSG-015).
     *
     * @param payload 1 to 65 000 octets
     * @return what became of it, once that is known of every party, at the latest when its time to live ends. Fails with
     *     {@link RequestFailed}: no party came, or none has acknowledged, before the time to live ended (MSG-018); the
     *     payload is empty or too large, or the exchange virtual (MSG-022); too much waits already (MSG-016, see {@link #isReady});
     *     the publisher or the node was closed
     */
    public CompletableFuture<Delivery> send(Bytes payload) {
        String what = "message to " + subject();
        if (payload.isEmpty() || payload.length() > LARGEST_PAYLOAD) {
            return CompletableFuture.failedFuture(
                    RequestFailed.by(MessageRule.MESSAGE_WITHIN_LIMIT, what + " of " + payload.length() + " octets"));
        }
        if (isClosed()) {
            return CompletableFuture.failedFuture(RequestFailed.because(what + ": its publisher is closed"));
        }
        if (!room.take(payload.length())) {
            return CompletableFuture.failedFuture(
                    RequestFailed.by(MessageRule.THRESHOLD_IS_CREDIT, what + " while " + room + " wait already"));
        }
        return exchanges.send(this, payload);
    }

    /**
     * The same with the UTF-8 octets of {@code text}.
     *
     * @throws IllegalArgumentException if half a surrogate pair stands alone in it
     */
    public CompletableFuture<Delivery> send(String text) {
        return send(Utf8.octets(text));
    }

    /** Whether the largest message would find room now: of one publisher 1024 messages and 16 777 216 octets may wait. */
    public boolean isReady() {
        return room.isReady();
    }

    /**
     * Completes when not more than half of the room is taken, at once if so it is: the time to send on. Fails if the
     * publisher closes.
     */
    public CompletableFuture<Void> ready() {
        return room.ready();
    }

    Room room() {
        return room;
    }

    @Override
    OwnInterestRequest request() {
        return new OwnInterestRequest(
                number(),
                subject().hash(),
                Role.SENDER,
                exchange().kind(),
                options.acknowledgement(),
                exchange().audience(),
                options.threshold(),
                options.lifetime().toMillis());
    }

    @Override
    Optional<SubjectPolicy> policy() {
        return options.policy();
    }

    @Override
    void refuse(RequestFailed why) {
        super.refuse(why);
        room.close(why);
    }
}
