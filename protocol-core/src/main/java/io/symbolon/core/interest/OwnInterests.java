package io.symbolon.core.interest;

import static io.symbolon.spec.InterestRule.AUDIENCE_FITS_KIND;
import static io.symbolon.spec.InterestRule.OWN_INTERESTS_WITHIN_LIMIT;
import static io.symbolon.spec.InterestRule.RECEIVERS_ASK_NO_ACKNOWLEDGEMENT;
import static io.symbolon.spec.InterestRule.THRESHOLD_IN_RANGE;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The interests of this node: declared, renewed and withdrawn (INT-008 to INT-011). */
public final class OwnInterests {
    private static final int BOUND = 256;
    private static final long SHORTEST_MILLIS = 60_000;
    private static final long LONGEST_MILLIS = 600_000;
    private static final long EXTRA_MILLIS = 5_000;

    private final OwnInterestContext context;
    private final Signing signing;
    /** Those that are not withdrawn, in the order in which they were declared. */
    private final Map<Long, OwnInterest> live = new LinkedHashMap<>();
    /** Those withdrawn whose withdrawal is still published, the first first. */
    private final Map<InterestKey, OwnInterest> withdrawn = new LinkedHashMap<>();

    private final Map<Bytes, SignedInterest> byShortName = new HashMap<>(); // never iterated
    /** By the monotonic clock. */
    private final Deadlines<OwnInterest> renewals = new Deadlines<>();
    /** By wall time: when a key dies, or a withdrawal ends. */
    private final Deadlines<OwnInterest> ends = new Deadlines<>();

    public OwnInterests(OwnInterestContext context) {
        this.context = context;
        this.signing = new Signing(context);
    }

    /** Declares what is asked for; the rule if it can not be (INT-004, INT-005, INT-007, INT-011). */
    public Optional<Rule> declare(OwnInterestRequest request) {
        Optional<Rule> refusal = refusal(request);
        if (refusal.isPresent()) return refusal;
        // what is declared anew is newer than its withdrawal, which nobody has to hear of any longer
        Optional<OwnInterest> before = Optional.ofNullable(withdrawn.get(keyOf(request)));
        before.ifPresent(this::forget);
        OwnInterest interest = new OwnInterest(request, context.draw(Entropy.Purpose.UUID));
        live.put(interest.number(), interest);
        sign(interest, before.map(OwnInterest::newest));
        return Optional.empty();
    }

    private Optional<Rule> refusal(OwnInterestRequest request) {
        // [INT-004] public is for everybody, protected for somebody
        Bytes audience = request.audience().map(Fingerprint::octets).orElse(Bytes.EMPTY);
        if (!InterestCheck.fitsAudience(request.exchange(), audience)) return Optional.of(AUDIENCE_FITS_KIND);

        // [INT-005] from 1 to 1024: 0 would take back what was never said
        int maximum = request.maximumThreshold();
        if (maximum < 1 || maximum > InterestCheck.LARGEST_THRESHOLD) return Optional.of(THRESHOLD_IN_RANGE);

        // [INT-007] the sender chooses
        if (request.role() == Role.RECEIVER && request.acknowledgement() != Acknowledgement.NONE) {
            return Optional.of(RECEIVERS_ASK_NO_ACKNOWLEDGEMENT);
        }

        // [INT-011] few, each once, and neither short nor long
        boolean lasts = request.lifetimeMillis() >= SHORTEST_MILLIS && request.lifetimeMillis() <= LONGEST_MILLIS;
        boolean isNew = live.values().stream()
                .noneMatch(other -> other.number() == request.interest()
                        || keyOf(other.request()).equals(keyOf(request)));
        return lasts && isNew && live.size() < BOUND ? Optional.empty() : Optional.of(OWN_INTERESTS_WITHIN_LIMIT);
    }

    /** Withdraws the interest that the application calls {@code number}; nothing if there is none. */
    public Optional<OwnInterest> withdraw(long number) {
        Optional<OwnInterest> found = Optional.ofNullable(live.remove(number));
        found.ifPresent(interest -> {
            renewals.clear(interest);
            interest.withdrawn();
            // [INT-008] what was sent can be read by nobody any longer
            interest.signed().forEach(this::destroy);
            SignedInterest withdrawal = signing.sign(interest, Optional.of(interest.newest()));
            withdrawal.secret().destroy();
            interest.withdrawal(withdrawal.interest());
            withdrawn.put(keyOf(interest.request()), interest);
            ends.set(interest, withdrawal.interest().endMillis());
            context.signed(interest);
            // [INT-010] of too many the first is forgotten
            if (withdrawn.size() > BOUND) forget(withdrawn.values().iterator().next());
        });
        return found;
    }

    /** More messages can be taken under {@code interest} than a moment ago (INT-009). */
    public void gained(OwnInterest interest) {
        if (!interest.isWithdrawn()) schedule(interest);
    }

    /** Those that are not withdrawn, in the order in which they were declared. */
    public Collection<OwnInterest> live() {
        return Collections.unmodifiableCollection(live.values());
    }

    /** The one that the application calls {@code number}, if it is not withdrawn. */
    public Optional<OwnInterest> find(long number) {
        return Optional.ofNullable(live.get(number));
    }

    /** Those of {@code subject} that are not withdrawn. */
    public List<OwnInterest> liveBySubject(SubjectHash subject) {
        List<OwnInterest> found = new ArrayList<>();
        for (OwnInterest interest : live.values()) {
            if (interest.subject().equals(subject)) found.add(interest);
        }
        return found;
    }

    /** What was signed under {@code shortName}, if its key is alive. */
    public Optional<SignedInterest> bySignedShortName(Bytes shortName) {
        return Optional.ofNullable(byShortName.get(shortName));
    }

    /** Does what is due. */
    public void wake() {
        for (Optional<OwnInterest> due = renewals.due(context.nowMillis());
                due.isPresent();
                due = renewals.due(context.nowMillis())) {
            renew(due.get());
        }
        long wall = context.wall().toEpochMilli();
        for (Optional<OwnInterest> due = ends.due(wall); due.isPresent(); due = ends.due(wall)) {
            end(due.get(), wall);
        }
    }

    /** When the next interest is signed anew, by the monotonic clock. */
    public OptionalLong deadlineMillis() {
        return renewals.earliest();
    }

    /** When the next key dies or withdrawal ends, milliseconds since 1970. */
    public OptionalLong wallDeadlineMillis() {
        return ends.earliest();
    }

    /** Erases every secret (CNV-012). */
    public void destroy() {
        live.values()
                .forEach(interest ->
                        interest.signed().forEach(signed -> signed.secret().destroy()));
    }

    private void renew(OwnInterest interest) {
        boolean isExtra = context.nowMillis() < interest.renewalMillis();
        if (isExtra) interest.extraMillis(context.nowMillis() + EXTRA_MILLIS);
        sign(interest, Optional.of(interest.newest()));
    }

    private void sign(OwnInterest interest, Optional<Interest> before) {
        SignedInterest signed = signing.sign(interest, before);
        interest.signed(signed);
        byShortName.put(signed.shortName(), signed);
        interest.renewalMillis(
                context.nowMillis() + signing.renewalMillis(interest.request().lifetimeMillis()));
        schedule(interest);
        if (ends.timeOf(interest).isEmpty()) ends.set(interest, signed.aliveUntilMillis());
        context.signed(interest);
    }

    /** [INT-009] in time, and once more when the threshold that was signed last is 0 and no longer true. */
    private void schedule(OwnInterest interest) {
        boolean leavesZero = interest.newest().terms().current() == 0 && context.current(interest) > 0;
        long extra = leavesZero ? Math.max(context.nowMillis(), interest.extraMillis()) : Long.MAX_VALUE;
        renewals.set(interest, Math.min(interest.renewalMillis(), extra));
    }

    private void end(OwnInterest interest, long wall) {
        if (interest.isWithdrawn()) {
            forget(interest);
            return;
        }
        Iterator<SignedInterest> signed = interest.oldestFirst();
        while (signed.hasNext()) {
            SignedInterest oldest = signed.next();
            if (wall < oldest.aliveUntilMillis()) {
                ends.set(interest, oldest.aliveUntilMillis());
                return;
            }
            signed.remove();
            destroy(oldest);
        }
        ends.clear(interest); // the next one that is signed begins anew
    }

    private void destroy(SignedInterest signed) {
        byShortName.remove(signed.shortName());
        signed.secret().destroy();
    }

    private void forget(OwnInterest interest) {
        withdrawn.remove(keyOf(interest.request()));
        ends.clear(interest);
        context.forgotten(interest);
    }

    /** What an interest of ours speaks of. */
    private InterestKey keyOf(OwnInterestRequest request) {
        return new InterestKey(context.issuer(), context.own(), request.subject(), request.role(), request.audience());
    }
}
