package io.symbolon.core.exchange;

import static io.symbolon.spec.CoordinatorRule.MATCHES_ARE_RATIONED;
import static io.symbolon.spec.CoordinatorRule.MATCH_COMES_FROM_A_COORDINATOR;
import static io.symbolon.spec.CoordinatorRule.MATCH_FITS_AN_OWN_INTEREST;
import static io.symbolon.spec.CoordinatorRule.NEWER_MATCH_COUNTS;
import static io.symbolon.spec.CoordinatorRule.PARTIES_END;
import static io.symbolon.spec.CoordinatorRule.PARTIES_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.NOT_DENIED;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestKey;
import io.symbolon.core.interest.Matching;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.time.Allowance;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The parties of our own interests: who a Match introduces, what the application says, and when it ends (COO-015 to COO-023). */
final class Parties {
    private static final int OF_ONE_INTEREST = 1024;
    private static final int IN_ALL = 4096;
    private static final int MATCHES_AT_ONCE = 1024;
    private static final int MATCHES_A_SECOND = 128;

    /** Who has to know of a party. */
    interface Followers {
        /** {@code party} is granted from now on. */
        void granted(Party party);

        /** Of {@code party}, a granted one, a newer interest is known. */
        void renewed(Party party);

        /** {@code party} is granted no longer. */
        void ended(Party party);

        /** The interest {@code shortName} of a party is remembered no longer. */
        void forgotten(Bytes shortName);
    }

    private final ExchangeContext context;
    private final Followers followers;
    private final Allowance<Fingerprint> matches = new Allowance<>(MATCHES_AT_ONCE, MATCHES_A_SECOND);
    private final Introductions introductions;
    private final Map<Long, Circle> circles = new LinkedHashMap<>();
    private final Map<Long, Party> byQuestion = new HashMap<>(); // never iterated
    /** Of their states, by the monotonic clock. */
    private final Deadlines<Party> deadlines = new Deadlines<>();
    /** Of their newest interests, by wall time. */
    private final Deadlines<Party> ends = new Deadlines<>();

    private int size;

    Parties(ExchangeContext context, Followers followers) {
        this.context = context;
        this.followers = followers;
        this.introductions = new Introductions(context.validator(), context.crypto());
    }

    /** Takes a Match from the coordinator {@code from}, this node itself perhaps; the rule if it is dropped. */
    Optional<Rule> take(Message.Match match, Fingerprint from) {
        // [COO-015] 1024 at once and 128 a second, of everybody else
        boolean isOwn = from.equals(context.own());
        if (!isOwn && !matches.take(from, context.now().monotonicMillis())) return Optional.of(MATCHES_ARE_RATIONED);

        // [COO-016] from a peer that an interest of ours was published to
        if (!context.hasPublishedTo(from)) return Optional.of(MATCH_COMES_FROM_A_COORDINATOR);

        // [COO-017] [COO-018] an interest, and the identity whose it is
        Verdict<Introduction> introduction =
                introductions.of(match, context.now().wall());
        return introduction.match(this::take, Optional::of);
    }

    private Optional<Rule> take(Introduction introduction) {
        // [TOK-031] of an identity that is not denied now, whatever was remembered of its token
        if (context.isDenied(introduction.identity().fingerprint())) return Optional.of(NOT_DENIED);

        // [COO-019] it fits an interest of ours, thresholds aside
        List<OwnInterest> fitting = fitting(introduction);
        if (fitting.isEmpty()) return Optional.of(MATCH_FITS_AN_OWN_INTEREST);
        List<Optional<Rule>> rules =
                fitting.stream().map(own -> introduce(own, introduction)).toList();
        return rules.stream().allMatch(Optional::isPresent) ? rules.get(0) : Optional.empty();
    }

    private List<OwnInterest> fitting(Introduction introduction) {
        Interest interest = introduction.interest();
        List<OwnInterest> ofSubject = context.interests().liveBySubject(interest.subject());
        if (ofSubject.isEmpty()) return List.of();
        Optional<Fingerprint> theirRealm = realmOf(introduction.identity());
        // our own realm counts only for an audience that is not ourselves
        Optional<Fingerprint> ourRealm = interest.audience().isEmpty() ? Optional.empty() : realmOf(context.identity());
        List<OwnInterest> fitting = new ArrayList<>();
        for (OwnInterest own : ofSubject) {
            boolean fits = Matching.fits(
                    own.newest(), ourRealm, interest, theirRealm, context.now().wall());
            if (fits) fitting.add(own);
        }
        return fitting;
    }

    private Optional<Rule> introduce(OwnInterest own, Introduction introduction) {
        Interest interest = introduction.interest();
        Circle circle = circles.computeIfAbsent(own.number(), first -> new Circle());
        Optional<Party> known = circle.find(interest.key());
        if (known.isPresent()) return meetAgain(circle, known.get(), introduction);

        // [COO-021] 1024 of one interest and 4096 in all, and nobody who only takes back
        if (interest.isWithdrawal() || circle.size() >= OF_ONE_INTEREST || size >= IN_ALL) {
            return Optional.of(PARTIES_WITHIN_LIMIT);
        }
        PartyState state = PartyState.first(introduction.identity(), new AskingAbout(interest));
        Party party = new Party(own, interest, state);
        circle.add(party);
        size++;
        follow(party);
        return Optional.empty();
    }

    private Optional<Rule> meetAgain(Circle circle, Party party, Introduction introduction) {
        // [COO-020] newer than what is known, or equal
        Interest interest = introduction.interest();
        boolean isEqual = interest.equals(party.newest());
        if (!isEqual && !interest.isNewerThan(party.newest(), context.crypto())) return Optional.of(NEWER_MATCH_COUNTS);
        if (!isEqual) {
            circle.renew(party, interest, context.now().wall()).forEach(followers::forgotten);
        }

        AskingAbout asking = new AskingAbout(interest);
        boolean wasGranted = party.isGranted();
        become(
                party,
                interest.isWithdrawal()
                        ? party.state().onWithdrawal(asking)
                        : party.state().onMatch(introduction.identity(), asking));
        if (!isEqual && wasGranted && party.isGranted()) followers.renewed(party);
        return Optional.empty();
    }

    /** The application has decided {@code question}; one that no party waits for changes nothing. */
    void answered(long question, Decision decision) {
        Party party = byQuestion.remove(question);
        if (party != null) become(party, party.state().onAnswer(decision, new AskingAbout(party.newest())));
    }

    /** The party of {@code own} whose interests speak of {@code key}. */
    Optional<Party> find(OwnInterest own, InterestKey key) {
        return Optional.ofNullable(circles.get(own.number())).flatMap(circle -> circle.find(key));
    }

    /** The party that has signed the interest {@code shortName} for {@code own}, if it is granted. */
    Optional<Party> granted(OwnInterest own, Bytes shortName) {
        return Optional.ofNullable(circles.get(own.number()))
                .flatMap(circle -> circle.named(shortName))
                .filter(Party::isGranted);
    }

    /** The granted parties of {@code own}, in the order in which they were granted. */
    Set<Party> granted(OwnInterest own) {
        Circle circle = circles.get(own.number());
        return circle == null ? Set.of() : circle.granted();
    }

    /** [COO-023] our own interest has ended, and its parties with it. */
    void ended(OwnInterest own) {
        Circle circle = circles.get(own.number());
        if (circle == null) return;
        circle.all().forEach(this::remove);
        circles.remove(own.number());
    }

    /** Does what is due. */
    void wake() {
        // [COO-023] TOK-025 no longer holds for the newest interest
        long wall = context.now().wallMillis();
        for (Optional<Party> due = ends.due(wall); due.isPresent(); due = ends.due(wall)) {
            remove(due.get());
        }
        long now = context.now().monotonicMillis();
        for (Optional<Party> due = deadlines.due(now); due.isPresent(); due = deadlines.due(now)) {
            Party party = due.get();
            become(party, party.state().onTime(new AskingAbout(party.newest())));
        }
    }

    /** When {@link #wake} has something to do, by the monotonic clock. */
    OptionalLong deadlineMillis() {
        return deadlines.earliest();
    }

    /** When it has, milliseconds since 1970. */
    OptionalLong wallDeadlineMillis() {
        return ends.earliest();
    }

    /** How many parties are known. */
    int size() {
        return size;
    }

    /** How many of them are granted. */
    int grantedCount() {
        return circles.values().stream()
                .mapToInt(circle -> circle.granted().size())
                .sum();
    }

    private void remove(Party party) {
        party.state().question().ifPresent(question -> {
            byQuestion.remove(question);
            context.forgetQuestion(question);
        });
        if (party.isGranted()) end(party);
        circles.get(party.own().number()).remove(party).forEach(followers::forgotten);
        deadlines.clear(party);
        ends.clear(party);
        size--;
    }

    private void become(Party party, PartyState next) {
        boolean wasGranted = party.isGranted();
        party.state().question().ifPresent(byQuestion::remove);
        party.state(next);
        follow(party);
        circles.get(party.own().number()).follow(party);
        if (!wasGranted && next.isGranted()) {
            context.effects().add(new Effect.PartyGranted(party.own().number(), party.identity(), party.node()));
            followers.granted(party);
        }
        if (wasGranted && !next.isGranted()) end(party);
    }

    /** It was granted until now. */
    private void end(Party party) {
        context.effects().add(new Effect.PartyEnded(party.own().number(), party.identity(), party.node(), PARTIES_END));
        followers.ended(party);
    }

    /** Keeps the question and the deadlines of a party. */
    private void follow(Party party) {
        party.state().question().ifPresent(question -> byQuestion.put(question, party));
        deadlines.set(party, party.state().deadlineMillis());
        ends.set(party, party.newest().endMillis());
    }

    private Optional<Fingerprint> realmOf(VerifiedToken identity) {
        return Introduction.realm(
                identity,
                context.leaderTokens(),
                context.crypto(),
                context.now().wall());
    }

    /** Asks about the party of {@code interest}. */
    private final class AskingAbout implements PartyState.Asking {
        private final Interest interest;

        private AskingAbout(Interest interest) {
            this.interest = interest;
        }

        @Override
        public Now now() {
            return context.now();
        }

        @Override
        public CryptoSuite crypto() {
            return context.crypto();
        }

        @Override
        public OptionalLong ask(About about, VerifiedToken identity) {
            // [JON-013] 64 questions about peers and parties
            if (!context.hasRoomForQuestion()) return OptionalLong.empty();
            return OptionalLong.of(context.ask(about, identity, realmOf(identity), interest));
        }

        @Override
        public void forget(long question) {
            context.forgetQuestion(question);
        }
    }
}
