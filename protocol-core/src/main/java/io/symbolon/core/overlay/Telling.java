package io.symbolon.core.overlay;

import static io.symbolon.spec.OverlayRule.GROWTH_DECISION;
import static io.symbolon.spec.OverlayRule.NEWS_TRAVELS_ONCE;
import static io.symbolon.spec.OverlayRule.NO_NARROWER_SCOPE;
import static io.symbolon.spec.OverlayRule.TOLD_TOKENS_ARE_VALIDATED;
import static io.symbolon.spec.TokenRule.NOT_DENIED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.ToldNode;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What peers tell of other nodes, and what is told to them (OVL-009 to OVL-014). */
final class Telling {
    private static final int NEWS = 4096;
    private static final int NEWS_RECEIVERS = 8;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int PEERS = 16;
    /** Of 1150 octets of a message, without its own field and length. */
    private static final int TOKEN_OCTETS = 1147;
    /** The field and length before each token. */
    private static final int TOKEN_OVERHEAD = 3;

    private static final int SHORT_NAME = 8;
    private static final int SHORT_NAMES = 64;
    private static final long[] NOBODY = {};

    private final OverlayContext context;
    private final Roster roster;
    private final Contacts contacts;
    private final Recent<News> seen = new Recent<>(NEWS);

    /** The id of an Update. */
    private record News(Fingerprint node, long hour) {
        static News of(NodeToken token) {
            return new News(token.fingerprint(), token.issuedAt().toEpochMilli() / HOUR_MILLIS);
        }

        static News of(ToldNode told) {
            return new News(told.fingerprint(), told.issuedAtMillis() / HOUR_MILLIS);
        }
    }

    Telling(OverlayContext context, Roster roster, Contacts contacts) {
        this.context = context;
        this.roster = roster;
        this.contacts = contacts;
    }

    /** [OVL-011] a peer that is reachable has joined. */
    void announce(NodeToken newcomer) {
        News news = News.of(newcomer);
        if (seen.contains(news) || !isTellable(newcomer)) return;
        seen.add(news);
        tell(newcomer, newcomer.fingerprint());
    }

    /** [OVL-012] news from {@code from}, whose path is {@code path}. */
    void onUpdate(Fingerprint from, Endpoint path, Message.Update update) {
        Verdict<ToldNode> told = ToldNode.read(update.token(), context.crypto());
        Optional<Rule> refusal = told.rule().or(() -> refusal(told.value(), path));
        if (refusal.isPresent()) {
            drop(path, refusal.get());
            return;
        }
        Verdict<NodeToken> token = newsOf(told.value());
        if (token.rule().isPresent()) {
            drop(path, token.rule().get());
            return;
        }
        seen.add(News.of(token.value()));
        consider(token.value(), from, path);
        // [SES-024] what is known of it may be larger than what was told
        if (isTellable(token.value())) tell(token.value(), from);
    }

    /** [OVL-012] what was seen is dropped before anything is verified. */
    private Verdict<NodeToken> newsOf(ToldNode told) {
        if (seen.contains(News.of(told))) return Verdict.refused(NEWS_TRAVELS_ONCE);
        return tokenOf(told)
                .then(token ->
                        seen.contains(News.of(token)) ? Verdict.refused(NEWS_TRAVELS_ONCE) : Verdict.accepted(token));
    }

    /** [OVL-010] each token of a Piggy is judged for itself. */
    void onPiggy(Fingerprint from, Endpoint path, Message.Piggy piggy) {
        for (Bytes signed : piggy.tokens()) {
            Verdict<ToldNode> told = ToldNode.read(signed, context.crypto());
            Optional<Rule> refusal = told.rule().or(() -> refusal(told.value(), path));
            if (refusal.isEmpty()) refusal = takeTold(told.value(), from, path);
            refusal.ifPresent(rule -> drop(path, rule));
        }
    }

    /** [COO-014] each token of a Nearer is judged like one of a Piggy; whoever is {@code sought} is contacted. */
    void onNearer(
            Fingerprint from, Endpoint path, Fingerprint place, List<Bytes> tokens, Predicate<Fingerprint> sought) {
        for (Bytes signed : tokens) {
            Verdict<ToldNode> told = ToldNode.read(signed, context.crypto());
            Optional<Rule> refusal = told.rule().or(() -> refusal(told.value(), path));
            if (refusal.isEmpty()) refusal = takeNearer(told.value(), from, path, place, sought);
            refusal.ifPresent(rule -> drop(path, rule));
        }
    }

    private Optional<Rule> takeNearer(
            ToldNode told, Fingerprint from, Endpoint path, Fingerprint place, Predicate<Fingerprint> sought) {
        Fingerprint node = told.fingerprint();
        if (roster.contains(node)) return takeTold(told, from, path);
        Endpoint declared = told.declaredAddress().orElseThrow(); // refusal()
        if (contacts.isSettled(node, declared) || !sought.test(node)) return Optional.empty();
        Verdict<NodeToken> token = tokenOf(told);
        if (token.rule().isEmpty()) contacts.seek(token.value(), place, sought);
        return token.rule();
    }

    /** The SignedToken with which {@code peer} is told of, if it is joined, reachable, and can be. */
    Optional<Bytes> tokenOf(Fingerprint peer) {
        return roster.find(peer)
                .filter(JoinedPeer::isReachable)
                .map(JoinedPeer::token)
                .filter(Telling::isTellable)
                .map(NodeToken::signedToken);
    }

    /** [OVL-010] verified only if something would be done with it. */
    private Optional<Rule> takeTold(ToldNode told, Fingerprint from, Endpoint path) {
        Endpoint declared = told.declaredAddress().orElseThrow(); // refusal()
        Optional<NodeToken> known = known(told.fingerprint());
        boolean useful = known.isPresent()
                ? !known.get().declaredAddress().equals(Optional.of(declared)) // OVL-024
                : !contacts.isSettled(told.fingerprint(), declared) && decide(told, path) == Decision.JOIN;
        if (!useful) return Optional.empty();
        Verdict<NodeToken> token = tokenOf(told);
        if (token.rule().isEmpty()) consider(token.value(), from, path);
        return token.rule();
    }

    /** Why a told node is of no use, whatever its signature; empty if it may be. */
    private Optional<Rule> refusal(ToldNode told, Endpoint path) {
        // [OVL-009] the node itself
        if (told.fingerprint().equals(context.own())) return Optional.of(GROWTH_DECISION);

        // [TOK-031] not on the deny list
        if (context.isDenied(told.fingerprint())) return Optional.of(NOT_DENIED);

        // [OVL-010] it says where it is
        Optional<Endpoint> declared = told.declaredAddress();
        if (declared.isEmpty()) return Optional.of(TOLD_TOKENS_ARE_VALIDATED);

        // [OVL-018] and not where only the teller could be meant
        return Scope.of(declared.get().address()).isAtLeast(Scope.of(path.address()))
                ? Optional.empty()
                : Optional.of(NO_NARROWER_SCOPE);
    }

    private Decision decide(ToldNode told, Endpoint path) {
        return roster.table()
                .decide(
                        told.fingerprint(),
                        told.declaredAddress().map(Endpoint::address),
                        path.address(),
                        context.isDenied(told.fingerprint()));
    }

    /** A verified token of the node: the one we have if it is as new, else what was told, once it is validated. */
    private Verdict<NodeToken> tokenOf(ToldNode told) {
        Optional<NodeToken> known = known(told.fingerprint());
        return known.isPresent() && !told.isNewerThan(known.get(), context.crypto())
                ? Verdict.accepted(known.get())
                : context.validateTold(told.signedToken());
    }

    private Optional<NodeToken> known(Fingerprint node) {
        return roster.find(node).map(JoinedPeer::token).or(() -> contacts.tokenOf(node));
    }

    /** [OVL-009] what the growth decision makes of a verified node; forwarding is the caller's. */
    private void consider(NodeToken token, Fingerprint from, Endpoint path) {
        Optional<JoinedPeer> joined = roster.find(token.fingerprint());
        if (joined.isPresent()) {
            // [OVL-024] it says something newer of itself
            if (token.isNewerThan(joined.get().token(), context.crypto())) {
                joined.get().say(token);
                roster.place(joined.get());
            }
            return;
        }
        Endpoint declared = token.declaredAddress().orElseThrow(); // refusal()
        Decision decision =
                roster.table().decide(token.fingerprint(), Optional.of(declared.address()), path.address(), false);
        if (decision == Decision.JOIN && !contacts.isSettled(token.fingerprint(), declared)) {
            contacts.offer(token, from, path);
        }
    }

    private void tell(NodeToken node, Fingerprint from) {
        Message.Update update = new Message.Update(node.signedToken());
        for (Fingerprint receiver : roster.table()
                .nearest(
                        node.fingerprint(),
                        NEWS_RECEIVERS,
                        peer -> !peer.equals(from) && !peer.equals(node.fingerprint()))) {
            context.send(receiver, update);
        }
    }

    /** [OVL-013] to a peer that has joined, what is near to it. */
    void share(Fingerprint peer) {
        context.send(peer, piggy(peer, peer, NOBODY));
    }

    /** [OVL-014] the peers nearest to the target that the asker does not know. */
    void onSeek(Fingerprint from, Message.Seek seek) {
        long[] known = new long[seek.known().length() / SHORT_NAME];
        for (int i = 0; i < known.length; i++) {
            known[i] = seek.known().bigEndian(i * SHORT_NAME, SHORT_NAME);
        }
        Arrays.sort(known);
        context.send(from, piggy(from, new Fingerprint(seek.target()), known));
    }

    /** Asks {@code peer} for nodes near {@code target} that are not among the 64 nearest that we know. */
    void seek(Fingerprint peer, Fingerprint target) {
        List<Fingerprint> known = roster.table().nearest(target, SHORT_NAMES, any -> true);
        byte[] names = new byte[known.size() * SHORT_NAME];
        for (int i = 0; i < known.size(); i++) {
            known.get(i).octets().slice(0, SHORT_NAME).copyInto(names, i * SHORT_NAME);
        }
        context.send(peer, new Message.Seek(target.octets(), Bytes.wrap(names)));
    }

    /** Of the peers nearest to {@code target} those that {@code known}, sorted short names, does not name. */
    private Message.Piggy piggy(Fingerprint receiver, Fingerprint target, long[] known) {
        Selection selection = new Selection();
        roster.table()
                .visit(
                        target,
                        peer -> isAnother(peer, receiver) && !isAmong(known, peer) && selection.isFullAfter(peer));
        return new Message.Piggy(selection.tokens);
    }

    /** The tokens of one Piggy, as many as it holds. */
    private final class Selection {
        private final List<Bytes> tokens = new ArrayList<>();
        private int peers;
        private int left = TOKEN_OCTETS;

        boolean isFullAfter(Fingerprint peer) {
            NodeToken token = roster.find(peer).orElseThrow().token(); // the table knows joined peers only
            peers++;
            if (isTellable(token)) {
                left -= TOKEN_OVERHEAD + token.signedToken().length();
                if (left < 0) return true;
                tokens.add(token.signedToken());
            }
            return peers == PEERS;
        }
    }

    private static boolean isAnother(Fingerprint peer, Fingerprint receiver) {
        return !peer.equals(receiver);
    }

    private static boolean isAmong(long[] known, Fingerprint peer) {
        return Arrays.binarySearch(known, peer.octets().bigEndian(0, SHORT_NAME)) >= 0;
    }

    /** [TOK-001] [OVL-010] a token of a handshake can be larger than one that is told, and say no address. */
    private static boolean isTellable(NodeToken token) {
        return token.signedToken().length() <= Place.NODE.largestOctets()
                && token.declaredAddress().isPresent();
    }

    private void drop(Endpoint path, Rule rule) {
        context.effects().add(new Effect.Dropped(path, rule));
    }
}
