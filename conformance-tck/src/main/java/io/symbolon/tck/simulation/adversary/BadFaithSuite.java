package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.ForwardingSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.interest.SubjectHash;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a node computes with that coordinates some subjects in bad faith and is honest otherwise: it keeps every interest, and
 * no Match of these subjects leaves it as it was made. It withholds it, alters it, or tells of a party of another subject, of one that was told to
 * somebody else, or of one that is long gone (threats CO-01 to CO-03, CO-05, CO-06).
 */
public final class BadFaithSuite extends ForwardingSuite {
    private static final int FRAME_HEADER_AND_DIRECTION = 19;
    private static final int REMEMBERED = 64;
    private static final int WAYS = 4;

    private final SplittableRandom random;
    private final Set<String> betrayed = new HashSet<>();
    private final List<Message.Match> heard = new ArrayList<>();
    private long lies;

    public BadFaithSuite(CryptoSuite suite, SplittableRandom random) {
        super(suite);
        this.random = random;
    }

    /** From now on it lies about {@code subject}. */
    public void betray(SubjectHash subject) {
        betrayed.add(subject.hex());
    }

    /** How many Matches it has not sent as they were. */
    public long lies() {
        return lies;
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        return super.seal(key, nonce, associated, isFrame(associated) ? twisted(plaintext) : plaintext);
    }

    private static boolean isFrame(Bytes associated) {
        return associated.length() == FRAME_HEADER_AND_DIRECTION;
    }

    private Bytes twisted(Bytes content) {
        return MessageCodec.decodeContent(content)
                .match(
                        message -> message instanceof Message.Match match && isBetrayed(match) ? lie(match) : content,
                        refused -> content);
    }

    private boolean isBetrayed(Message.Match match) {
        return TokenCodec.decode(match.interest())
                .match(interest -> betrayed.contains(interest.fields().subject()), refused -> false);
    }

    private Bytes lie(Message.Match match) {
        lies++;
        Message.Match other = heard.isEmpty() ? match : heard.get(random.nextInt(heard.size()));
        if (heard.size() < REMEMBERED) heard.add(match);
        Message lie = switch (random.nextInt(WAYS)) {
            case 0 -> new Message.Piggy(List.of());
            case 1 -> new Message.Match(altered(match.interest()), match.identity());
            case 2 -> new Message.Match(match.interest(), other.identity());
            default -> other.equals(match) ? new Message.Piggy(List.of()) : other;
        };
        return MessageCodec.encodeContent(MessageCodec.encode(lie));
    }

    private Bytes altered(Bytes token) {
        byte[] octets = token.toArray();
        octets[random.nextInt(octets.length)] ^= (byte) (1 + random.nextInt(255));
        return Bytes.wrap(octets);
    }
}
