package io.symbolon.tck.script;

import static io.symbolon.spec.CoordinatorRule.BOTH_ARE_TOLD;
import static io.symbolon.spec.CoordinatorRule.BROUGHT_BY_ITS_PARTY;
import static io.symbolon.spec.CoordinatorRule.INTERESTS_END;
import static io.symbolon.spec.CoordinatorRule.NEWER_INTEREST_COUNTS;
import static io.symbolon.spec.CoordinatorRule.ONLY_MATCHES_ARE_TOLD;
import static io.symbolon.spec.CoordinatorRule.PASSED_ON_AS_RECEIVED;
import static io.symbolon.spec.SessionRule.LEAVE_ENDS_THE_SESSION;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.NEWER_TOKEN_COUNTS;
import static io.symbolon.tck.script.ExchangePlay.SUBJECT;
import static io.symbolon.tck.script.ExpectedExchange.anyMatch;
import static io.symbolon.tck.script.ExpectedExchange.kept;
import static io.symbolon.tck.script.ExpectedExchange.match;

import io.symbolon.tck.peer.Identity;
import io.symbolon.tck.peer.Interest;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Fingerprints;
import java.util.List;

/** The subject as coordinator: who publishes, who is told, what counts and what ends. */
final class CoordinatorScripts {
    private CoordinatorScripts() {}

    static List<Case> cases() {
        return List.of(
                senderFirst(),
                receiverFirst(),
                oneSideOnly(),
                identitiesOfTheirOwn(),
                equalAgain(),
                newer(),
                older(),
                sameTime(),
                declaredAnew(),
                withdrawal(),
                withdrawalOfNobody(),
                replayAfterWithdrawal(),
                replayAfterTheEnd(),
                expires(),
                leaves(),
                comesBack(),
                broughtByAnother(),
                manyOfBoth(),
                counted());
    }

    /** The first peer sends and a second one receives; both are joined, nothing is published. */
    private record Pair(ExchangePlay play, Party sender, Party receiver) {
        static Pair of(SubjectNode subject, Peer peer) {
            ExchangePlay play = new ExchangePlay(subject);
            return new Pair(play, play.joins(peer), play.joins("second", "203.0.113.2:4000"));
        }

        Interest sending() {
            return sender.sends(SUBJECT, play.wallMs());
        }

        Interest receiving() {
            return receiver.receives(SUBJECT, play.wallMs());
        }

        /** Both have published, the sender first. */
        void haveMet(Interest sending, Interest receiving) {
            play.publishes(sender, sending).gives(kept(sender, sending));
            play.publishes(receiver, receiving)
                    .gives(kept(receiver, receiving), match(receiver, sending), match(sender, receiving));
        }
    }

    private static Case senderFirst() {
        return ExchangePlay.coordinator("COO-L1-0001", "a sender publishes, then a receiver: each is told of the other")
                .shows(BOTH_ARE_TOLD, PASSED_ON_AS_RECEIVED)
                .because("who looks for a subject finds who offers it, whoever comes first")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    pair.haveMet(pair.sending(), pair.receiving());
                });
    }

    private static Case receiverFirst() {
        return ExchangePlay.coordinator("COO-L1-0002", "a receiver publishes, then a sender: each is told of the other")
                .shows(BOTH_ARE_TOLD)
                .because("who looks for a subject finds who offers it, whoever comes first")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest receiving = pair.receiving();
                    Interest sending = pair.sending();
                    pair.play.publishes(pair.receiver, receiving).gives(kept(pair.receiver, receiving));
                    pair.play
                            .publishes(pair.sender, sending)
                            .gives(
                                    kept(pair.sender, sending),
                                    match(pair.sender, receiving),
                                    match(pair.receiver, sending));
                });
    }

    private static Case oneSideOnly() {
        return ExchangePlay.coordinator(
                        "COO-L1-0003", "two senders of one subject: both are kept, neither hears of the other")
                .shows(ONLY_MATCHES_ARE_TOLD, BOTH_ARE_TOLD)
                .because("nobody lists who is interested in what")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest one = pair.sending();
                    Interest other = pair.receiver.sends(SUBJECT, subject.wallMs());
                    pair.play.publishes(pair.sender, one).gives(kept(pair.sender, one));
                    pair.play.publishes(pair.receiver, other).gives(kept(pair.receiver, other));
                    pair.play.passes(30_000).excludes(anyMatch(pair.sender), anyMatch(pair.receiver));
                });
    }

    private static Case identitiesOfTheirOwn() {
        return ExchangePlay.coordinator(
                        "COO-L1-0004",
                        "a sender with an identity of its own: its SignedToken goes along as its Join brought it")
                .shows(PASSED_ON_AS_RECEIVED)
                .because("parties verify what was signed")
                .plays((subject, peer) -> {
                    ExchangePlay play = new ExchangePlay(subject);
                    Party sender = play.joins(peer, Identity.of("somebody", peer, subject.wallMs()));
                    Party receiver = play.joins("second", "203.0.113.2:4000");
                    new Pair(play, sender, receiver)
                            .haveMet(
                                    sender.sends(SUBJECT, subject.wallMs()),
                                    receiver.receives(SUBJECT, subject.wallMs()));
                });
    }

    private static Case equalAgain() {
        return ExchangePlay.coordinator(
                        "COO-L1-0005",
                        "the same interest again: its peer is answered again, and nobody else hears of it")
                .shows(NEWER_INTEREST_COUNTS, BOTH_ARE_TOLD)
                .because("an answer may be lost, and repeating it costs the other party nothing")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    pair.haveMet(sending, receiving);
                    pair.play
                            .publishes(pair.sender, sending)
                            .gives(kept(pair.sender, sending), match(pair.sender, receiving));
                });
    }

    private static Case newer() {
        return ExchangePlay.coordinator(
                        "COO-L1-0006", "a renewed interest takes the place of the one before, and both are told")
                .shows(NEWER_INTEREST_COUNTS, BOTH_ARE_TOLD)
                .because("parties need the newest key of each other")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    pair.haveMet(sending, receiving);
                    Interest renewed = sending.signedAt(subject.wallMs() + 1);
                    pair.play
                            .publishes(pair.sender, renewed)
                            .gives(
                                    kept(pair.sender, renewed),
                                    match(pair.sender, receiving),
                                    match(pair.receiver, renewed));
                    pair.play
                            .publishes(pair.receiver, receiving)
                            .gives(kept(pair.receiver, receiving), match(pair.receiver, renewed));
                });
    }

    private static Case older() {
        return ExchangePlay.coordinator("COO-L1-0007", "an interest that is older than the kept one is dropped")
                .shows(NEWER_INTEREST_COUNTS)
                .because("what was replaced does not come back")
                .twin("COO-L1-0006")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    pair.haveMet(sending, receiving);
                    pair.play
                            .publishes(pair.sender, sending.signedAt(subject.wallMs() - 1))
                            .isDroppedBy(NEWER_INTEREST_COUNTS);
                    pair.play
                            .publishes(pair.receiver, receiving)
                            .gives(kept(pair.receiver, receiving), match(pair.receiver, sending));
                });
    }

    private static Case sameTime() {
        return ExchangePlay.coordinator(
                        "COO-L1-0008", "of two interests of one millisecond the one with the larger order value counts")
                .shows(NEWER_INTEREST_COUNTS, NEWER_TOKEN_COUNTS)
                .because("every coordinator keeps the same one")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest one = pair.sending();
                    Interest other = one.thresholds(63, 64);
                    boolean isOlder = Fingerprints.newer(one.signedToken(), other.signedToken()) < 0;
                    Interest first = isOlder ? one : other;
                    Interest last = isOlder ? other : one;
                    pair.play.publishes(pair.sender, first).gives(kept(pair.sender, first));
                    pair.play.publishes(pair.sender, last).gives(kept(pair.sender, last));
                    pair.play.publishes(pair.sender, first).isDroppedBy(NEWER_INTEREST_COUNTS);
                });
    }

    private static Case declaredAnew() {
        return ExchangePlay.coordinator(
                        "COO-L1-0009", "an interest declared anew speaks of the same: the older stream gives way to it")
                .shows(NEWER_INTEREST_COUNTS)
                .because("a node that was started again is one party, not two")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest before = pair.sending();
                    Interest after = before.declaredAnew(1).signedAt(subject.wallMs() + 1);
                    pair.play.publishes(pair.sender, before).gives(kept(pair.sender, before));
                    pair.play.publishes(pair.sender, after).gives(kept(pair.sender, after));
                    Interest receiving = pair.receiving();
                    pair.play
                            .publishes(pair.receiver, receiving)
                            .gives(
                                    kept(pair.receiver, receiving),
                                    match(pair.receiver, after),
                                    match(pair.sender, receiving));
                });
    }

    private static Case withdrawal() {
        return ExchangePlay.coordinator(
                        "COO-L1-0010",
                        "a withdrawal is passed on to those that matched, and matches nobody from then on")
                .shows(BOTH_ARE_TOLD)
                .because("nobody waits for the one that is gone")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    Party stranger = pair.play.joins("third", "198.51.100.3:4000");
                    Interest elsewhere = stranger.receives(ExchangePlay.OTHER_SUBJECT, subject.wallMs());
                    pair.haveMet(sending, receiving);
                    pair.play.publishes(stranger, elsewhere).gives(kept(stranger, elsewhere));
                    Interest withdrawn = sending.withdrawnAt(subject.wallMs() + 1);
                    pair.play
                            .publishes(pair.sender, withdrawn)
                            .gives(kept(pair.sender, withdrawn), match(pair.receiver, withdrawn));
                    Interest late = stranger.receives(SUBJECT, subject.wallMs());
                    pair.play.publishes(stranger, late).gives(kept(stranger, late));
                    pair.play.publishes(pair.receiver, receiving).gives(kept(pair.receiver, receiving));
                });
    }

    private static Case withdrawalOfNobody() {
        return ExchangePlay.coordinator(
                        "COO-L1-0011", "a withdrawal of what was never published: it is kept, and nobody hears of it")
                .shows(BOTH_ARE_TOLD)
                .because("who never heard of a party need not hear that it is gone")
                .twin("COO-L1-0010")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest receiving = pair.receiving();
                    pair.play.publishes(pair.receiver, receiving).gives(kept(pair.receiver, receiving));
                    Interest withdrawn = pair.sending().withdrawnAt(subject.wallMs());
                    pair.play.publishes(pair.sender, withdrawn).gives(kept(pair.sender, withdrawn));
                });
    }

    private static Case replayAfterWithdrawal() {
        return ExchangePlay.coordinator(
                        "COO-L1-0012", "the interest before the withdrawal is replayed: dropped, nobody is told")
                .shows(NEWER_INTEREST_COUNTS)
                .because("a withdrawal is not undone by what came before it")
                .twin("COO-L1-0010")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    pair.haveMet(sending, receiving);
                    pair.play.publishes(pair.sender, sending.withdrawnAt(subject.wallMs() + 1));
                    pair.play.publishes(pair.sender, sending).isDroppedBy(NEWER_INTEREST_COUNTS);
                    pair.play.publishes(pair.receiver, receiving).gives(kept(pair.receiver, receiving));
                });
    }

    private static Case replayAfterTheEnd() {
        return ExchangePlay.coordinator(
                        "COO-L1-0013", "an interest that has expired is replayed a millisecond too late")
                .shows(INTERESTS_END, EXPIRES_AT_IN_FUTURE)
                .because("who is gone is matched with nobody")
                .twin("COO-L1-0014")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    pair.play.publishes(pair.sender, sending).gives(kept(pair.sender, sending));
                    subject.wallJumps(180_000);
                    pair.play.publishes(pair.sender, sending).isDroppedBy(EXPIRES_AT_IN_FUTURE);
                });
    }

    private static Case expires() {
        return ExchangePlay.coordinator(
                        "COO-L1-0014", "an interest matches until a minute after its end, and is forgotten then")
                .shows(INTERESTS_END)
                .because("who is gone is matched with nobody, and clocks differ by a minute")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    pair.play.publishes(pair.sender, sending).gives(kept(pair.sender, sending));
                    pair.play.passes(179_999);
                    Interest last = pair.receiving();
                    pair.play
                            .publishes(pair.receiver, last)
                            .gives(kept(pair.receiver, last), match(pair.receiver, sending), match(pair.sender, last));
                    pair.play.passes(1);
                    pair.play.publishes(pair.receiver, last).gives(kept(pair.receiver, last));
                });
    }

    private static Case leaves() {
        return ExchangePlay.coordinator("COO-L1-0015", "a sender leaves: its interest is forgotten with it")
                .shows(INTERESTS_END)
                .because("who is gone is matched with nobody")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    pair.play.publishes(pair.sender, sending).gives(kept(pair.sender, sending));
                    subject.receives(peer, pair.sender.session().leave())
                            .includes(Expected.parted(pair.sender.session(), LEAVE_ENDS_THE_SESSION));
                    Interest receiving = pair.receiving();
                    pair.play.publishes(pair.receiver, receiving).gives(kept(pair.receiver, receiving));
                });
    }

    private static Case comesBack() {
        return ExchangePlay.coordinator(
                        "COO-L1-0016", "a sender that left comes back and publishes again: it is matched again")
                .shows(BOTH_ARE_TOLD, INTERESTS_END)
                .because("what was forgotten is as if it had never come")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    pair.haveMet(sending, receiving);
                    Peer second = pair.receiver.peer();
                    subject.receives(second, pair.receiver.session().leave())
                            .includes(Expected.parted(pair.receiver.session(), LEAVE_ENDS_THE_SESSION));
                    subject.waits(20_000);
                    Party back = pair.play.joinsAgain(second);
                    Interest again = receiving.shownWith(back.nodeToken());
                    pair.play
                            .publishes(back, again)
                            .gives(kept(back, again), match(back, sending), match(pair.sender, again));
                });
    }

    private static Case broughtByAnother() {
        return ExchangePlay.coordinator("COO-L1-0017", "the interest of one joined peer is brought by another one")
                .shows(BROUGHT_BY_ITS_PARTY)
                .because("nobody publishes for another, and nothing old comes from elsewhere")
                .twin("COO-L1-0001")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    pair.play.publishes(pair.receiver, pair.sending()).isDroppedBy(BROUGHT_BY_ITS_PARTY);
                    Interest receiving = pair.receiving();
                    pair.play.publishes(pair.receiver, receiving).gives(kept(pair.receiver, receiving));
                });
    }

    private static Case manyOfBoth() {
        return ExchangePlay.coordinator(
                        "COO-L1-0018",
                        "two senders and two receivers: every sender hears of every receiver, and of no sender")
                .shows(BOTH_ARE_TOLD, ONLY_MATCHES_ARE_TOLD)
                .because("one to one, one to many and many to many are one thing")
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    Interest receiving = pair.receiving();
                    pair.haveMet(sending, receiving);
                    Party third = pair.play.joinsAsLeaf(subject.peer("third", "198.51.100.3:4000"));
                    Party fourth = pair.play.joinsAsLeaf(subject.peer("fourth", "198.51.100.4:4000"));
                    Interest secondSender = third.sends(SUBJECT, subject.wallMs());
                    Interest secondReceiver = fourth.receives(SUBJECT, subject.wallMs());
                    pair.play
                            .publishes(third, secondSender)
                            .gives(
                                    kept(third, secondSender),
                                    match(third, receiving),
                                    match(pair.receiver, secondSender));
                    pair.play
                            .publishes(fourth, secondReceiver)
                            .gives(
                                    kept(fourth, secondReceiver),
                                    match(fourth, sending),
                                    match(fourth, secondSender),
                                    match(pair.sender, secondReceiver),
                                    match(third, secondReceiver));
                });
    }

    private static Case counted() {
        return ExchangePlay.coordinator(
                        "COO-L1-0019",
                        "interests are kept, renewed, and forgotten when their peer leaves or their time ends: so says inspection")
                .shows(INTERESTS_END, NEWER_INTEREST_COUNTS)
                .because("what is forgotten takes no memory")
                .inspects()
                .plays((subject, peer) -> {
                    Pair pair = Pair.of(subject, peer);
                    Interest sending = pair.sending();
                    pair.haveMet(sending, pair.receiving());
                    pair.play.publishes(pair.sender, sending.signedAt(subject.wallMs() + 1));
                    Calls.requireEqual("kept interests, " + NEWER_INTEREST_COUNTS.id(), 2L, subject.counts("kept"));
                    subject.receives(peer, pair.sender.session().leave());
                    Calls.requireEqual("kept interests, " + INTERESTS_END.id(), 1L, subject.counts("kept"));
                    pair.play.passes(180_000);
                    Calls.requireEqual("kept interests, " + INTERESTS_END.id(), 0L, subject.counts("kept"));
                });
    }
}
