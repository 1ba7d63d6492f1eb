package io.symbolon.core.coordinator;

import static io.symbolon.spec.CoordinatorRule.BROUGHT_BY_ITS_PARTY;
import static io.symbolon.spec.CoordinatorRule.INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.CoordinatorRule.NEWER_INTEREST_COUNTS;
import static io.symbolon.spec.CoordinatorRule.PUBLISHING_IS_RATIONED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.time.Allowance;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** This node as a coordinator: it keeps interests and tells their parties of each other (COO-002 to COO-011). */
public final class Coordinator {
    private static final int AT_ONCE = 256;
    private static final int A_SECOND = 16;
    /** Of 1150 octets of a message, without its own field and length, and the name of the interest. */
    private static final int TOKEN_OCTETS = 1137;
    /** The field and length before each token. */
    private static final int TOKEN_OVERHEAD = 3;

    private final CoordinatorContext context;
    private final KeptInterests kept;
    private final Allowance<Fingerprint> allowance = new Allowance<>(AT_ONCE, A_SECOND);

    public Coordinator(CoordinatorContext context, CoordinatorLimits limits) {
        this.context = context;
        this.kept = new KeptInterests(limits);
    }

    /** The peer {@code from}, or this node itself, publishes an interest. */
    public void take(Fingerprint from, Endpoint path, Message.Publish publish) {
        // [COO-002] so many of one peer, of the node itself any number
        boolean isPeer = !from.equals(context.own());
        if (isPeer && !allowance.take(from, context.now().monotonicMillis())) {
            drop(path, PUBLISHING_IS_RATIONED);
            return;
        }
        accept(from, publish).rule().ifPresent(rule -> drop(path, rule));
    }

    private Verdict<Interest> accept(Fingerprint from, Message.Publish publish) {
        // [COO-003] as valid as for everybody who is told of it
        Verdict<Interest> verdict = context.validate(publish.interest());
        if (verdict.rule().isPresent()) return verdict;
        Interest interest = verdict.value();

        // [COO-004] brought by the one whose it is
        Optional<ProvedIdentity> identity = context.identityOf(from).filter(who -> isParty(interest, who, from));
        if (identity.isEmpty()) return Verdict.refused(BROUGHT_BY_ITS_PARTY);

        // [COO-005] newer than what is kept, or the same
        Optional<KeptInterest> before = kept.find(interest.key());
        boolean isEqual = before.isPresent() && before.get().interest().equals(interest);
        if (before.isPresent() && !isEqual && !interest.isNewerThan(before.get().interest(), context.crypto())) {
            return Verdict.refused(NEWER_INTEREST_COUNTS);
        }

        // [COO-006] who is nearer is named
        List<Fingerprint> coordinators = context.coordinators(interest.subject());
        if (!coordinators.contains(context.own())) {
            sayNearer(from, interest, coordinators);
            if (before.isEmpty()) return verdict;
        }

        // [COO-007] as many as there is room for
        if (before.isEmpty() && !kept.hasRoomFor(interest.key())) return Verdict.refused(INTERESTS_WITHIN_LIMIT);

        KeptInterest now = new KeptInterest(interest, identity.get());
        kept.put(now);
        tell(now, before, isEqual);
        return verdict;
    }

    private static boolean isParty(Interest interest, ProvedIdentity identity, Fingerprint from) {
        return interest.identity().equals(identity.token().fingerprint())
                && interest.token().publicKey().equals(identity.token().publicKey())
                && interest.node().equals(from);
    }

    private void sayNearer(Fingerprint to, Interest interest, List<Fingerprint> coordinators) {
        List<Bytes> tokens = new ArrayList<>();
        int left = TOKEN_OCTETS;
        for (Fingerprint coordinator : coordinators) {
            Optional<Bytes> token = context.tellableToken(coordinator);
            if (token.isEmpty() || coordinator.equals(to)) continue;
            left -= TOKEN_OVERHEAD + token.get().length();
            if (left < 0) break;
            tokens.add(token.get());
        }
        if (!tokens.isEmpty()) context.send(to, new Message.Nearer(interest.shortName(), tokens));
    }

    /** [COO-009] both are told, or only the one that asks again. */
    private void tell(KeptInterest now, Optional<KeptInterest> before, boolean isEqual) {
        context.send(now.node(), new Message.Kept(now.interest().shortName()));
        List<KeptInterest> matching =
                nearestOf(now, other -> other.matches(now, context.now().wall()));
        for (KeptInterest other : matching) context.send(now.node(), other.told());
        if (isEqual) return;
        if (now.interest().terms().current() == 0 && before.isPresent()) {
            // who has heard of the one before is to know that there is nothing left
            matching = nearestOf(
                    now, other -> other.fits(before.get(), context.now().wall()));
        }
        for (KeptInterest other : matching) context.send(other.node(), now.told());
    }

    /** Of those on the other side of {@code interest} that {@code test} takes the 64 whose issuers are nearest to its hash. */
    private List<KeptInterest> nearestOf(KeptInterest interest, Predicate<KeptInterest> test) {
        List<KeptInterest> taken = new ArrayList<>();
        for (KeptInterest other : kept.of(
                interest.interest().subject(), interest.interest().role().opposite())) {
            if (test.test(other)) taken.add(other);
        }
        return NearestIssuers.of(
                taken, context.nearestFirst(new Fingerprint(interest.interest().hash())));
    }

    /** [COO-008] {@code peer} is no longer joined. */
    public void parted(Fingerprint peer) {
        kept.forget(peer);
    }

    /** Forgets what has ended (COO-008). */
    public void wake() {
        kept.expire(context.now().wallMillis());
    }

    /** When the next interest ends, milliseconds since 1970. */
    public OptionalLong wallDeadlineMillis() {
        return kept.wallDeadlineMillis();
    }

    /** How many interests are kept. */
    public int size() {
        return kept.size();
    }

    private void drop(Endpoint path, Rule rule) {
        context.effects().add(new Effect.Dropped(path, rule));
    }
}
