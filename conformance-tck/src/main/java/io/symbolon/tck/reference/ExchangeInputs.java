package io.symbolon.tck.reference;

import io.symbolon.core.boundary.Handling;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.interest.OwnInterestRequest;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import java.util.Locale;

/** What the application says of interests and messages, as inputs of a node. */
final class ExchangeInputs {
    private static final long MAXIMUM_THRESHOLD = 64;
    private static final long LIFETIME_MS = 120_000;
    private static final long TIME_TO_LIVE_MS = 30_000;

    private ExchangeInputs() {}

    static Input declare(Args args, Now now) {
        OwnInterestRequest request = new OwnInterestRequest(
                args.number("interest"),
                new SubjectHash(args.bytes("subject")),
                Role.valueOf(word(args.text("role"))),
                ExchangeKind.valueOf(word(args.text("exchange"))),
                acknowledgement(args.optionalText("acknowledgement").orElse("none")),
                args.optionalFingerprint("audience"),
                args.optionalNumber("maximum").orElse(MAXIMUM_THRESHOLD).intValue(),
                args.optionalNumber("lifetime_ms").orElse(LIFETIME_MS));
        return new Input.InterestDeclared(request, now);
    }

    static Input withdraw(Args args, Now now) {
        return new Input.InterestWithdrawn(args.number("interest"), now);
    }

    static Input send(Args args, Now now) {
        return new Input.MessageSubmitted(
                args.number("interest"),
                args.number("message"),
                args.bytes("payload"),
                args.optionalNumber("time_to_live_ms").orElse(TIME_TO_LIVE_MS),
                now);
    }

    static Input handled(Args args, Now now) {
        return new Input.MessageHandled(args.number("delivery"), Handling.valueOf(word(args.text("handling"))), now);
    }

    private static Acknowledgement acknowledgement(String wireName) {
        return wireName.equals("none") ? Acknowledgement.NONE : Acknowledgement.valueOf("BY_" + word(wireName));
    }

    private static String word(String wireName) {
        return wireName.toUpperCase(Locale.ROOT);
    }
}
