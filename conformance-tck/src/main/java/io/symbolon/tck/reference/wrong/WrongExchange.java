package io.symbolon.tck.reference.wrong;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.exchange.Content;
import io.symbolon.core.exchange.ExchangeContext;
import io.symbolon.core.exchange.PairKeys;
import io.symbolon.core.exchange.Parcels;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Bodies for methods of chapters interest, coordinator and message, in the way of {@link WrongParts}. */
public final class WrongExchange {
    private WrongExchange() {}

    /** Whoever shares a subject matches. */
    public static boolean fitsBySubjectAlone(
            Interest one,
            Optional<Fingerprint> oneRealm,
            Interest other,
            Optional<Fingerprint> otherRealm,
            Instant now) {
        return one.subject().equals(other.subject()) && !one.node().equals(other.node());
    }

    /** Receivers find senders, and senders nobody. */
    public static Collection<?> receiversFindSenders(Object kept, SubjectHash subject, Role role) {
        return role == Role.RECEIVER ? List.of() : ofSubject(kept, subject, "senders");
    }

    /** Everybody who is interested in a subject, whoever asks. */
    public static Collection<?> everybody(Object kept, SubjectHash subject, Role role) {
        List<Object> all = new ArrayList<>(ofSubject(kept, subject, "senders"));
        all.addAll(ofSubject(kept, subject, "receivers"));
        return all;
    }

    /** What is kept of a subject; public, since a body is run where it is put. */
    public static Collection<?> ofSubject(Object kept, SubjectHash subject, String side) {
        Object ofSubject = ((Map<?, ?>) field(kept, "bySubject")).get(subject);
        return ofSubject == null ? List.of() : ((Map<?, ?>) field(ofSubject, side)).values();
    }

    /** Each answer is one to the first thing that was published. */
    public static Optional<?> anyPublication(Object publications, Fingerprint peer, Bytes shortName) {
        Map<?, ?> told = (Map<?, ?>) ((Map<?, ?>) field(publications, "byPeer")).get(peer);
        return told == null ? Optional.empty() : told.values().stream().findFirst();
    }

    /** As many as wait, whatever the receiver says. */
    public static Optional<?> creditForAll(Object outbox, Interest newest, long number) {
        Set<?> waiting = (Set<?>) field(outbox, "waiting");
        boolean may = (Boolean) field(outbox, "hasAnswered") || ((Map<?, ?>) field(outbox, "outstanding")).isEmpty();
        return may && newest.terms().current() > 0 ? waiting.stream().findFirst() : Optional.empty();
    }

    /** What is busy is sent to. */
    public static Optional<?> creditOfTheBusy(Object outbox, Interest newest, long number) {
        Set<?> waiting = (Set<?>) field(outbox, "waiting");
        int credit = (Boolean) field(outbox, "hasAnswered") ? newest.terms().maximum() : 1;
        boolean may = ((Map<?, ?>) field(outbox, "outstanding")).size() < credit;
        return may ? waiting.stream().findFirst() : Optional.empty();
    }

    /** A message that is sent again would be another one. */
    public static void routeUnderTheNextNumber(Object sending, Object sent, PairKeys keys) {
        Object dispatch = value(sent, "dispatch");
        Object submission = value(dispatch, "submission");
        Content content =
                new Content((Acknowledgement) value(sent, "acknowledgement"), (Bytes) value(submission, "payload"));
        long number = (Long) value(sent, "number") + (Integer) field(dispatch, "sendings");
        ExchangeContext context = (ExchangeContext) field(sending, "context");
        Fingerprint node = (Fingerprint) value(value(dispatch, "party"), "node");
        for (Message.Parcel parcel : Parcels.seal(keys, number, content.encode())) context.route(node, parcel, 1_000);
    }

    /** What is told of an interest, with the interest in both places. */
    public static Message.Match interestTwice(Object kept) {
        Bytes interest = ((Interest) field(kept, "interest")).signedToken();
        return new Message.Match(interest, interest);
    }

    /** The number is taken too soon. */
    public static void takesFirst(Object receiving, Object arrival, long number, Bytes octets) {
        Object window = value(arrival, "window");
        try {
            Method take = window.getClass().getDeclaredMethod("take", long.class);
            take.setAccessible(true);
            take.invoke(window, number);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("it has another shape", e);
        }
    }

    /** A withdrawal changes nothing. */
    public static Object stays(Object state, Object asking) {
        return state;
    }

    public static OptionalLong noDeadline(Object one) {
        return OptionalLong.empty();
    }

    /** Nothing is done. */
    public static void silence(Object one, Object other) {
        // nothing
    }

    /** Nothing is done. */
    public static void silenceOfOne(Object one) {
        // nothing
    }

    /** Nothing is done. */
    public static void silenceOfFour(Object one, Object other, Object third, Object fourth) {
        // nothing
    }

    /** Nothing is done. */
    public static void silenceAt(Object one, long time) {
        // nothing
    }

    /** The value of a field of whatever class. */
    public static Object field(Object of, String name) {
        try {
            Field field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("it has another shape", e);
        }
    }

    /** What a method of whatever class gives. */
    public static Object value(Object of, String method) {
        try {
            Method found = of.getClass().getDeclaredMethod(method);
            found.setAccessible(true);
            return found.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("it has another shape", e);
        }
    }
}
