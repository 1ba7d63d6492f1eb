package io.symbolon.tck.selftest;

import static io.symbolon.tck.selftest.Edits.always;
import static io.symbolon.tck.selftest.Edits.alwaysAt;
import static io.symbolon.tck.selftest.Edits.bodyOf;
import static io.symbolon.tck.selftest.Edits.constant;
import static io.symbolon.tck.selftest.Edits.enumConstant;
import static io.symbolon.tck.selftest.Edits.guardOff;
import static io.symbolon.tck.selftest.Edits.lambdasOf;
import static io.symbolon.tck.selftest.Edits.swapped;

import io.symbolon.spec.OverlayRule;
import io.symbolon.spec.TokenRule;

/** What is wrong about growth. */
final class OverlayMutants {
    private static final String ROUTING = "io.symbolon.routing.";
    private static final String OVERLAY = "io.symbolon.core.overlay.";
    private static final String WRONG = "io.symbolon.tck.reference.wrong.WrongOverlay";

    private OverlayMutants() {}

    static void add(Mutants all) {
        geometry(all);
        telling(all);
        contacts(all);
        forwarding(all);
        growing(all);
    }

    private static void growing(Mutants all) {
        all.wrong(
                OverlayRule.NEIGHBOURS_ARE_THE_NEAREST,
                "the nearest is no neighbour",
                constant(ROUTING + "PrefixTable", "neighbours", 0, 1));
        all.wrong(
                OverlayRule.GROWTH_DECISION,
                "a node wants to join itself",
                alwaysAt(ROUTING + "PrefixTable", "decide", "equals", 1, false));
        all.wrong(
                OverlayRule.NODES_SEEK,
                "who becomes a neighbour in the place of another is not asked",
                alwaysAt(OVERLAY + "Seeking", "lost", "contains", 1, true));
        all.wrong(
                OverlayRule.NODES_SEEK,
                "nobody is sought",
                bodyOf(OVERLAY + "Telling", "seek", "io.symbolon.tck.reference.wrong.WrongJoins", "silence"));
        all.wrong(
                OverlayRule.THE_GONE_ARE_REMOVED,
                "the gone stay where they were",
                bodyOf(OVERLAY + "Roster", "remove", WRONG, "keepsTheGone"));
        all.wrong(
                OverlayRule.NEWER_NODE_TOKEN_COUNTS,
                "the first token of a node is told for ever",
                bodyOf(OVERLAY + "JoinedPeer", "say", WRONG, "silence"));
        all.wrong(
                OverlayRule.GROWING_IS_A_CHOICE,
                "a node that does not grow drops nothing",
                bodyOf(
                        "io.symbolon.core.node.OverlayMessages",
                        lambdasOf("none"),
                        "io.symbolon.tck.reference.wrong.WrongExchange",
                        "silenceOfFour"));
    }

    private static void geometry(Mutants all) {
        all.wrong(
                OverlayRule.DISTANCE_IS_EXCLUSIVE_OR,
                "the farthest is the nearest",
                bodyOf(ROUTING + "Distance", "compareTo", WRONG, "fartherFirst"));
        all.wrong(
                OverlayRule.DISTANCE_IS_EXCLUSIVE_OR,
                "distances are compared as signed",
                swapped(ROUTING + "Distance", "compareTo", "compareUnsigned", "compare"));
        all.wrong(
                OverlayRule.DISTANCE_IS_EXCLUSIVE_OR,
                "distances are little-endian",
                bodyOf(ROUTING + "Distance", "between", WRONG, "littleEndian"));
        all.wrong(OverlayRule.PLACE_IN_THE_TABLE, "a place has three peers", constant(ROUTING + "Seat", "find", 2, 3));
        all.wrong(
                OverlayRule.HALF_A_ROW_FOR_OWN_CONTACTS,
                "strangers may fill a whole row",
                always(ROUTING + "Seat", "keepsHalfTheRow", true));
        all.wrong(
                OverlayRule.ADDRESS_BLOCKS_IN_THE_TABLE,
                "three of an address block stand in a row",
                constant(ROUTING + "Seat", "keepsBlocksSmall", 2, 3));
        all.wrong(
                OverlayRule.ADDRESS_BLOCKS_IN_THE_TABLE,
                "eleven of an address block stand in the table",
                constant(ROUTING + "Seat", "keepsBlocksSmall", 10, 11));
        all.wrong(
                OverlayRule.UNHEALTHY_PEERS_GIVE_WAY,
                "a peer of half success gives way",
                constant(OVERLAY + "Health", "isPoor", 4, 5));
        all.wrong(
                OverlayRule.UNHEALTHY_PEERS_GIVE_WAY,
                "the healthiest gives way",
                swapped(ROUTING + "Seat", "find", "min", "max"));
        all.wrong(
                OverlayRule.NEXT_HOP_IS_THE_NEAREST,
                "a message goes on although nobody is nearer",
                always(ROUTING + "Distance", "isNearer", true));
        all.wrong(
                OverlayRule.NO_NARROWER_SCOPE,
                "addresses of every scope are contacted",
                always(OVERLAY + "Scope", "isAtLeast", true));
    }

    private static void telling(Mutants all) {
        all.wrong(
                OverlayRule.NEWS_TRAVELS_ONCE,
                "an Update is told on each time that it comes",
                always(OVERLAY + "Recent", "contains", false));
        all.wrong(
                OverlayRule.NEWS_TRAVELS_ONCE,
                "an Update goes back to whom it came from",
                always(OVERLAY + "Telling", lambdasOf("tell"), true));
        all.wrong(
                OverlayRule.NEWS_OF_A_JOIN,
                "nobody hears of a newcomer",
                bodyOf(OVERLAY + "Telling", "announce", WRONG, "silence"));
        all.wrong(
                OverlayRule.TOLD_TOKENS_ARE_VALIDATED,
                "told tokens are not verified",
                guardOff("io.symbolon.core.token.TokenValidator", TokenRule.SIGNATURE_VERIFIES));
        all.wrong(
                OverlayRule.PIGGY_SHARES_PEERS,
                "a Piggy tells a peer of itself",
                always(OVERLAY + "Telling", "isAnother", true));
        all.wrong(
                OverlayRule.SEEK_IS_ANSWERED,
                "those who are known are told again",
                always(OVERLAY + "Telling", "isAmong", false));
        all.wrong(
                OverlayRule.TELLING_IS_RATIONED,
                "a peer may tell without end",
                always(OVERLAY + "Tellings", "take", true));
        all.wrong(
                OverlayRule.LEAVES_ARE_NOT_TOLD,
                "who can not be reached is told of",
                always(OVERLAY + "Telling", "isTellable", true),
                always(OVERLAY + "JoinedPeer", "isReachable", true));
    }

    private static void contacts(Mutants all) {
        all.wrong(
                OverlayRule.TABLE_TAKES_JOINED_REACHABLE_PEERS,
                "who is told of stands in the table at once",
                bodyOf(OVERLAY + "Contacts", "offer", WRONG, "placedByHearsay"));
        all.wrong(
                OverlayRule.CONTACTS_ARE_RATIONED,
                "64 contacts are outstanding",
                constant(OVERLAY + "Contacts", "mayBegin", 16, 64));
        all.wrong(
                OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER,
                "a stranger is asked twice a second",
                constant("io.symbolon.core.session.Opening$Schedule", "<clinit>", 1_000L, 500L));
        all.wrong(
                OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER,
                "an initiation repeated for a stranger's cookie does not count",
                guardOff("io.symbolon.core.session.Opening", OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER));
        all.wrong(
                OverlayRule.THREE_DATAGRAMS_TO_A_STRANGER,
                "who was not contacted is left alone like one that did not join",
                enumConstant("io.symbolon.core.node.Sessions", "contact", "NOT_BEGUN", "ACCEPTED"));
        all.wrong(
                OverlayRule.PEERS_ARE_MEASURED,
                "neighbours are measured every two minutes",
                constant(OVERLAY + "Measuring", "pauseMillis", 15_000L, 120_000L));
        all.wrong(
                OverlayRule.PEERS_ARE_MEASURED,
                "each peer is measured in a moment of its own",
                constant(OVERLAY + "Measuring", "wake", 5_000L, 0L));
        all.wrong(
                OverlayRule.PEERS_ARE_MEASURED,
                "with one neighbour all are measured",
                constant(OVERLAY + "Measuring", "wake", 5_000L, 10_000L));
        all.wrong(
                OverlayRule.PEERS_ARE_MEASURED,
                "who becomes a neighbour is measured in its turn",
                always(OVERLAY + "Growth", "isFull", false));
        all.wrong(
                OverlayRule.THE_GONE_ARE_REMEMBERED,
                "the gone are contacted after a minute",
                constant(OVERLAY + "Remembered", "<clinit>", 5_000L, 60_000L));
        all.wrong(
                OverlayRule.THE_GONE_ARE_REMEMBERED,
                "where another node answers the gone are contacted as before",
                constant(OVERLAY + "Remembered$Gone", "waitMillis", 600_000L, 30_000L));
    }

    private static void forwarding(Mutants all) {
        all.wrong(
                OverlayRule.ROUTED_ONCE,
                "a routed message is passed on each time that it comes",
                always(OVERLAY + "Recent", "contains", false));
        all.wrong(
                OverlayRule.HOP_LIMIT_SHRINKS,
                "messages of 64 hops are passed on",
                constant(OVERLAY + "Forwarding", "refusal", 32, 64));
        all.wrong(
                OverlayRule.TIME_TO_LIVE_SHRINKS,
                "messages of two minutes are passed on",
                constant(OVERLAY + "Forwarding", "refusal", 60_000, 120_000));
        all.wrong(
                OverlayRule.ROUTED_TO_THE_DESTINATION,
                "a message goes back to whom it came from",
                always(OVERLAY + "Forwarding", lambdasOf("pass"), true));
        all.wrong(
                OverlayRule.ROUTED_TO_THE_DESTINATION,
                "a message of the node's own goes nowhere if nobody is nearer to its destination",
                constant(OVERLAY + "Forwarding", lambdasOf("firstHop"), 1, 0));
    }
}
