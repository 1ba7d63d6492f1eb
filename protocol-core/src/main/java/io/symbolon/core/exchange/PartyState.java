package io.symbolon.core.exchange;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.VerifiedToken;
import java.util.OptionalLong;

/** Where the application stands with a party (COO-022, COO-023), as the table of chapter states has it. */
sealed interface PartyState {
    /** How long a deferred party is not asked about again. */
    long DEFERRED_MILLIS = 5_000;
    /** How long a refused one is not. */
    long REFUSED_MILLIS = 60_000;

    /** What a state needs of the node. */
    interface Asking {
        Now now();

        CryptoSuite crypto();

        /** The number of a question to the application; empty if too many wait (JON-013). */
        OptionalLong ask(About about, VerifiedToken identity);

        /** Nobody waits for the answer any longer. */
        void forget(long question);
    }

    /** A Match of the party whose interest is newer than, or equal to, the newest known, and takes nothing back. */
    PartyState onMatch(VerifiedToken identity, Asking asking);

    /** The party's interest was withdrawn. */
    PartyState onWithdrawal(Asking asking);

    /** The application has decided the question that this state waits for. */
    PartyState onAnswer(Decision decision, Asking asking);

    /** The time of {@link #deadlineMillis} has come. */
    PartyState onTime(Asking asking);

    /** When this state ends by itself. */
    OptionalLong deadlineMillis();

    /** The question that waits for an answer. */
    OptionalLong question();

    /** Whether messages may be sent to the party and taken from it. */
    boolean isGranted();

    /** The state of a party that has just become known. */
    static PartyState first(VerifiedToken identity, Asking asking) {
        return ask(About.AUTHENTICATE, identity, asking);
    }

    private static PartyState ask(About about, VerifiedToken identity, Asking asking) {
        // [JON-013] without room for a question it is deferred
        OptionalLong question = asking.ask(about, identity);
        return question.isPresent() ? new Asked(about, question.getAsLong(), identity) : Deferred.from(asking);
    }

    private static PartyState withdrawn(OptionalLong question, Asking asking) {
        question.ifPresent(asking::forget);
        return new Withdrawn();
    }

    private static IllegalStateException notAsked() {
        return new IllegalStateException("the application was asked nothing about this party");
    }

    /** The application has a question about a party that is not granted. */
    record Asked(About about, long number, VerifiedToken identity) implements PartyState {
        @Override
        public PartyState onMatch(VerifiedToken other, Asking asking) {
            return this;
        }

        @Override
        public PartyState onWithdrawal(Asking asking) {
            return withdrawn(question(), asking);
        }

        @Override
        public PartyState onAnswer(Decision decision, Asking asking) {
            return switch (decision) {
                // [COO-022] two questions, the second after the first
                case GRANTED ->
                    about == About.AUTHENTICATE ? ask(About.AUTHORIZE, identity, asking) : Granted.of(identity, asking);
                case DENIED -> Refused.from(asking);
                case DEFERRED -> Deferred.from(asking);
            };
        }

        @Override
        public PartyState onTime(Asking asking) {
            return this;
        }

        @Override
        public OptionalLong deadlineMillis() {
            return OptionalLong.empty(); // the question has its own (JON-017)
        }

        @Override
        public OptionalLong question() {
            return OptionalLong.of(number);
        }

        @Override
        public boolean isGranted() {
            return false;
        }
    }

    /** Granted, and from {@code askAgainMillis} on asked about again with a Match. */
    record Granted(Grant grant, long askAgainMillis) implements PartyState {
        static Granted of(VerifiedToken identity, Asking asking) {
            Now now = asking.now();
            return new Granted(Grant.of(identity, now), now.monotonicMillis() + Grant.YOUNG_MILLIS);
        }

        @Override
        public PartyState onMatch(VerifiedToken identity, Asking asking) {
            // [COO-022] from 50 min on: that many is enough
            long now = asking.now().monotonicMillis();
            if (now < askAgainMillis && grant.isFor(identity, asking.crypto())) return this;
            OptionalLong question = asking.ask(About.AUTHENTICATE, identity);
            return question.isPresent()
                    ? new Renewing(grant, About.AUTHENTICATE, question.getAsLong(), identity)
                    : new Granted(grant, now + DEFERRED_MILLIS);
        }

        @Override
        public PartyState onWithdrawal(Asking asking) {
            return new Withdrawn();
        }

        @Override
        public PartyState onAnswer(Decision decision, Asking asking) {
            throw notAsked();
        }

        @Override
        public PartyState onTime(Asking asking) {
            return new Deferred(asking.now().monotonicMillis());
        }

        @Override
        public OptionalLong deadlineMillis() {
            return OptionalLong.of(grant.endMillis());
        }

        @Override
        public OptionalLong question() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isGranted() {
            return true;
        }
    }

    /** Granted, while the application has a question about the time that follows. */
    record Renewing(Grant grant, About about, long number, VerifiedToken identity) implements PartyState {
        @Override
        public PartyState onMatch(VerifiedToken other, Asking asking) {
            return this;
        }

        @Override
        public PartyState onWithdrawal(Asking asking) {
            return withdrawn(question(), asking);
        }

        @Override
        public PartyState onAnswer(Decision decision, Asking asking) {
            return switch (decision) {
                case GRANTED -> about == About.AUTHENTICATE ? authorize(asking) : Granted.of(identity, asking);
                case DENIED -> Refused.from(asking);
                case DEFERRED -> putOff(asking);
            };
        }

        private PartyState authorize(Asking asking) {
            OptionalLong question = asking.ask(About.AUTHORIZE, identity);
            return question.isPresent()
                    ? new Renewing(grant, About.AUTHORIZE, question.getAsLong(), identity)
                    : putOff(asking);
        }

        /** What was granted stays until it ends. */
        private PartyState putOff(Asking asking) {
            return new Granted(grant, asking.now().monotonicMillis() + DEFERRED_MILLIS);
        }

        @Override
        public PartyState onTime(Asking asking) {
            return new Asked(about, number, identity);
        }

        @Override
        public OptionalLong deadlineMillis() {
            return OptionalLong.of(grant.endMillis());
        }

        @Override
        public OptionalLong question() {
            return OptionalLong.of(number);
        }

        @Override
        public boolean isGranted() {
            return true;
        }
    }

    /** Not granted, and asked about again with the first Match from {@code askAgainMillis} on. */
    record Deferred(long askAgainMillis) implements PartyState {
        static Deferred from(Asking asking) {
            return new Deferred(asking.now().monotonicMillis() + DEFERRED_MILLIS);
        }

        @Override
        public PartyState onMatch(VerifiedToken identity, Asking asking) {
            // [COO-022] 5 s after it was deferred: that many is enough
            return asking.now().monotonicMillis() < askAgainMillis ? this : first(identity, asking);
        }

        @Override
        public PartyState onWithdrawal(Asking asking) {
            return new Withdrawn();
        }

        @Override
        public PartyState onAnswer(Decision decision, Asking asking) {
            throw notAsked();
        }

        @Override
        public PartyState onTime(Asking asking) {
            return this;
        }

        @Override
        public OptionalLong deadlineMillis() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong question() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isGranted() {
            return false;
        }
    }

    /** Denied, and asked about again with the first Match from {@code askAgainMillis} on. */
    record Refused(long askAgainMillis) implements PartyState {
        static Refused from(Asking asking) {
            return new Refused(asking.now().monotonicMillis() + REFUSED_MILLIS);
        }

        @Override
        public PartyState onMatch(VerifiedToken identity, Asking asking) {
            // [COO-022] 60 s after it was denied: that many is enough
            return asking.now().monotonicMillis() < askAgainMillis ? this : first(identity, asking);
        }

        @Override
        public PartyState onWithdrawal(Asking asking) {
            return new Withdrawn();
        }

        @Override
        public PartyState onAnswer(Decision decision, Asking asking) {
            throw notAsked();
        }

        @Override
        public PartyState onTime(Asking asking) {
            return this;
        }

        @Override
        public OptionalLong deadlineMillis() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong question() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isGranted() {
            return false;
        }
    }

    /** Its interest was withdrawn: known still, so that nothing older comes back (COO-020). */
    record Withdrawn() implements PartyState {
        @Override
        public PartyState onMatch(VerifiedToken identity, Asking asking) {
            return first(identity, asking);
        }

        @Override
        public PartyState onWithdrawal(Asking asking) {
            return this;
        }

        @Override
        public PartyState onAnswer(Decision decision, Asking asking) {
            throw notAsked();
        }

        @Override
        public PartyState onTime(Asking asking) {
            return this;
        }

        @Override
        public OptionalLong deadlineMillis() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong question() {
            return OptionalLong.empty();
        }

        @Override
        public boolean isGranted() {
            return false;
        }
    }
}
