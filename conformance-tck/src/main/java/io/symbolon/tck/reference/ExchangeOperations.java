package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.exchange.Content;
import io.symbolon.core.exchange.Introduction;
import io.symbolon.core.exchange.PairKeys;
import io.symbolon.core.exchange.Parcels;
import io.symbolon.core.exchange.Reassembly;
import io.symbolon.core.exchange.Receipts;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.InterestCheck;
import io.symbolon.core.interest.Matching;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.spec.CoordinatorRule;
import io.symbolon.spec.MessageRule;
import io.symbolon.spec.Rule;
import io.symbolon.tck.driver.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The operations of capability exchange that need no node. */
final class ExchangeOperations {
    private final CryptoSuite crypto;
    private final TokenValidator validator;
    private final InterestCheck interests;

    ExchangeOperations(CryptoSuite crypto) {
        this.crypto = crypto;
        this.validator = new TokenValidator(crypto);
        this.interests = new InterestCheck(validator, crypto);
    }

    ObjectNode hashSubject(Args args) {
        ExchangeKind exchange = args.optionalText("exchange")
                .map(name -> ExchangeKind.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(ExchangeKind.PUBLIC);
        return Results.of(
                SubjectHash.of(args.bytesList("parts"), exchange, crypto),
                subject -> Results.accepted().put("subject", subject.hex()));
    }

    ObjectNode checkInterest(Args args) {
        return Results.of(
                interests.validate(args.bytes("signed_token"), now(args)),
                interest -> Results.accepted()
                        .put("token_hash", interest.hash().toHex())
                        .put("short_name", interest.shortName().toHex())
                        .put("stream", interest.stream().toString())
                        .put("identity", interest.identity().toString())
                        .put("node", interest.node().toString())
                        .put("subject", interest.subject().hex())
                        .put("role", interest.role().name().toLowerCase(Locale.ROOT))
                        .put("exchange", interest.exchange().name().toLowerCase(Locale.ROOT))
                        .put("acknowledgement", name(interest.terms().acknowledgement()))
                        .put("current", interest.terms().current())
                        .put("maximum", interest.terms().maximum())
                        .put(
                                "audience",
                                interest.audience().map(Fingerprint::toString).orElse(""))
                        .put("session_key", interest.sessionKey().toString()));
    }

    ObjectNode match(Args args) {
        Interest one = interest(args, "one");
        Interest other = interest(args, "other");
        Optional<Fingerprint> oneRealm = args.optionalFingerprint("one_realm");
        Optional<Fingerprint> otherRealm = args.optionalFingerprint("other_realm");
        return Json.object()
                .put("matches", Matching.matches(one, oneRealm, other, otherRealm, now(args)))
                .put("fits", Matching.fits(one, oneRealm, other, otherRealm, now(args)));
    }

    ObjectNode checkParty(Args args) {
        Verdict<Introduction> introduction = MessageCodec.decode(args.bytes("message"))
                .then(message -> {
                    if (message instanceof Message.Match match)
                        return Introduction.of(match, validator, crypto, now(args));
                    throw new BadRequest("message is no Match");
                });
        return introduction.match(party -> checkFit(args, party), Results::refused);
    }

    private ObjectNode checkFit(Args args, Introduction party) {
        Optional<Fingerprint> realm = args.optionalText("leader_token")
                .flatMap(leader -> Endorsement.provedRealm(
                                party.identity().unverified(), Bytes.ofHex(leader), crypto, now(args))
                        .match(Optional::of, rule -> Optional.empty()));
        boolean fits = Matching.fits(
                interest(args, "own"), args.optionalFingerprint("own_realm"), party.interest(), realm, now(args));
        if (!fits) return Results.refused(CoordinatorRule.MATCH_FITS_AN_OWN_INTEREST);
        return Results.accepted()
                .put("identity", party.identity().fingerprint().toString())
                .put("node", party.interest().node().toString())
                .put("realm", realm.map(Fingerprint::toString).orElse(""));
    }

    ObjectNode seal(Args args) {
        Bytes payload = args.bytes("payload");
        if (!Content.isWithinLimit(payload)) return Results.refused(MessageRule.MESSAGE_WITHIN_LIMIT);
        Content content = new Content(acknowledgement(args), payload);
        long number = args.number("number");
        return Results.of(keys(args, Role.SENDER), keys -> {
            ObjectNode result = Results.accepted()
                    .put("pair_key", Results.hex(keys.pairKey()))
                    .put("message_key", Results.hex(keys.messageKey(number)));
            ArrayNode sealed = result.putArray("sealed");
            Parcels.seal(keys, number, content.encode())
                    .forEach(parcel -> sealed.add(parcel.sealed().toHex()));
            return result;
        });
    }

    ObjectNode open(Args args) {
        return keys(args, Role.RECEIVER).match(keys -> open(args, keys), Results::refused);
    }

    /** The steps of chapter message for each parcel, of one party at one time. */
    private ObjectNode open(Args args, PairKeys keys) {
        Reassembly<PairKeys> reassembly = new Reassembly<>();
        Optional<Content> taken = Optional.empty();
        for (Args one : args.objects("parcels")) {
            Message.Parcel parcel = parcel(args, one);
            Optional<Rule> broken = Parcels.broken(parcel);
            if (broken.isPresent()) return Results.refused(broken.get());
            Verdict<Bytes> part = Parcels.open(keys, parcel);
            if (part.rule().isPresent()) return Results.refused(part.rule().get());
            if (taken.isPresent()) return Results.refused(MessageRule.TAKEN_ONCE);
            Verdict<Optional<Bytes>> whole = reassembly.add(keys, parcel, part.value(), 0);
            if (whole.rule().isPresent()) return Results.refused(whole.rule().get());
            taken = whole.value().flatMap(Content::decode);
            if (whole.value().isPresent() && taken.isEmpty()) return Results.refused(MessageRule.CONTENT_DECODES);
        }
        return taken.map(content -> Results.accepted()
                        .put("complete", true)
                        .put("acknowledgement", name(content.acknowledgement()))
                        .put("payload", content.payload().toHex()))
                .orElseGet(() -> Results.accepted().put("complete", false));
    }

    private Message.Parcel parcel(Args args, Args part) {
        return new Message.Parcel(
                interest(args, "sender").shortName(),
                interest(args, "receiver").shortName(),
                args.number("number"),
                (int) part.number("part"),
                (int) part.number("parts"),
                part.bytes("sealed"));
    }

    ObjectNode makeReceipt(Args args) {
        long number = args.number("number");
        return Results.of(
                keys(args, Role.RECEIVER),
                keys -> Results.accepted()
                        .put("receipt_key", Results.hex(keys.receiptKey(number)))
                        .put(
                                "tag",
                                Receipts.make(keys, number, takenBy(args)).tag().toHex()));
    }

    ObjectNode checkReceipt(Args args) {
        Message.Receipt receipt = new Message.Receipt(
                interest(args, "sender").shortName(),
                interest(args, "receiver").shortName(),
                args.number("number"),
                takenBy(args),
                args.bytes("tag"));
        return keys(args, Role.SENDER)
                .match(
                        keys -> receipt.by().code() == acknowledgement(args).ordinal()
                                        && Receipts.isGenuine(keys, receipt)
                                ? Results.accepted()
                                : Results.refused(MessageRule.RECEIPT_IS_FOR_A_MESSAGE),
                        Results::refused);
    }

    private Verdict<PairKeys> keys(Args args, Role own) {
        return PairKeys.derive(
                interest(args, "sender"),
                interest(args, "receiver"),
                own,
                args.secret("secret"),
                SigningKey.of(args.secret("seed"), crypto),
                crypto);
    }

    /** A signed interest, read when it began to hold. */
    private Interest interest(Args args, String name) {
        TokenFields fields = args.decodedToken(name).fields();
        Instant then = Instant.ofEpochMilli(Math.max(fields.issuedAtMillis(), fields.notBeforeMillis()));
        return interests.validate(args.bytes(name), then).match(interest -> interest, rule -> {
            throw new BadRequest(name + " is refused by " + rule.id());
        });
    }

    private static Acknowledgement acknowledgement(Args args) {
        String name = args.text("acknowledgement");
        return name.equals("none")
                ? Acknowledgement.NONE
                : Acknowledgement.valueOf("BY_" + name.toUpperCase(Locale.ROOT));
    }

    private static String name(Acknowledgement acknowledgement) {
        return acknowledgement.name().toLowerCase(Locale.ROOT).replace("by_", "");
    }

    private static TakenBy takenBy(Args args) {
        return TakenBy.valueOf(args.text("by").toUpperCase(Locale.ROOT));
    }

    private static Instant now(Args args) {
        return Instant.ofEpochMilli(args.number("now"));
    }
}
