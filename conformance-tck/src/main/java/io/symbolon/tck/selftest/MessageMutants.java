package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.also;
import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.enumConstant;
import static io.symbolon.tck.selftest.Edits.lambdasOf;

import io.symbolon.spec.MessageRule;

/** What is wrong about messages between parties. */
final class MessageMutants {
    private static final String EXCHANGE = "io.symbolon.core.exchange.";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongExchange";

    private MessageMutants() {}

    static void add(Mutants all) {
        receiving(all);
        sending(all);
    }

    private static void receiving(Mutants all) {
        all.unguarded(
                EXCHANGE + "Receiving",
                MessageRule.VIRTUAL_CARRIES_NOTHING,
                MessageRule.NUMBER_IS_IN_THE_WINDOW,
                MessageRule.APPLICATION_KEEPS_UP);
        all.wrong(
                MessageRule.ORDER_IS_REPORTED,
                "a message counts as taken before itself",
                also(EXCHANGE + "Receiving", "complete", WRONG, "takesFirst"));
        all.wrong(
                MessageRule.ENVELOPES_ARE_EACH_HOPS_OWN,
                "the frames of a hop share one counter",
                constant("io.symbolon.core.session.SealedChannel", "seal", 1L, 0L));
        all.wrong(
                MessageRule.PARCEL_NAMES_A_PAIR,
                "a party is heard while the application decides",
                always(EXCHANGE + "PartyState$Asked", "isGranted", true));
        all.wrong(
                MessageRule.REASSEMBLY_IS_BOUNDED,
                "64 messages of a party are incomplete",
                constant(EXCHANGE + "Reassembly", "add", 8, 64));
        all.wrong(
                MessageRule.REASSEMBLY_IS_BOUNDED,
                "parts are kept for a hundred seconds",
                constant(EXCHANGE + "Reassembly", "add", 10_000L, 100_000L));
        all.wrong(
                MessageRule.TAKEN_ONCE,
                "a message is delivered each time that it comes",
                always(EXCHANGE + "NumberWindow", "isTaken", false));
        all.wrong(
                MessageRule.RECEIPTS_ARE_SENT,
                "the application's receipt goes before it has handled the message",
                enumConstant(EXCHANGE + "Receiving", "complete", "BY_NODE", "BY_APPLICATION"));
        all.wrong(
                MessageRule.RECEIPTS_ARE_SENT,
                "the application that fails acknowledges",
                enumConstant(EXCHANGE + "Receiving", lambdasOf("handled"), "TAKEN", "FAILED"));
    }

    private static void sending(Mutants all) {
        all.wrong(
                MessageRule.MESSAGES_ARE_CUT,
                "a message is sent again under another number",
                bodyOf(EXCHANGE + "Sending", "route", WRONG, "routeUnderTheNextNumber"));
        all.wrong(
                MessageRule.RECEIPT_IS_FOR_A_MESSAGE,
                "a receipt needs no key",
                always(EXCHANGE + "Receipts", "isGenuine", true));
        all.wrong(
                MessageRule.SENT_TO_THE_GRANTED,
                "what was given before anybody came is never sent",
                bodyOf(EXCHANGE + "Sending", "granted", WRONG, "silence"));
        all.wrong(
                MessageRule.THRESHOLD_IS_CREDIT,
                "a maximum threshold is no bound",
                bodyOf(EXCHANGE + "Outbox", "next", WRONG, "creditForAll"));
        all.wrong(
                MessageRule.THRESHOLD_IS_CREDIT,
                "who is busy is sent messages",
                bodyOf(EXCHANGE + "Outbox", "next", WRONG, "creditOfTheBusy"));
        all.wrong(
                MessageRule.THRESHOLD_IS_CREDIT,
                "1025 messages wait",
                constant(EXCHANGE + "Sending", "submit", 1024, 1025));
        all.wrong(
                MessageRule.THE_FIRST_IS_ACKNOWLEDGED,
                "nobody waits for the first receipt",
                constant(EXCHANGE + "Outbox", "next", 1, 64));
        all.wrong(
                MessageRule.SENT_AGAIN_UNTIL_RECEIVED,
                "a message is sent again after 5 s",
                constant(EXCHANGE + "Dispatch", "<clinit>", 500L, 5_000L));
        all.wrong(
                MessageRule.SETTLED_INTERESTS_SEND,
                "an interest seals as soon as it is signed",
                constant(EXCHANGE + "Sending", "settled", 5_000L, 0L));
        all.wrong(
                MessageRule.MESSAGE_WITHIN_LIMIT,
                "a message may live half a second",
                constant(EXCHANGE + "Sending", "submit", 1_000L, 500L));
    }
}
