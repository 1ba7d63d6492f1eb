package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.Message.TakenBy;

/** Who says that a message was taken, and proves it (MSG-001, MSG-014). */
public final class Receipts {
    private static final Bytes NONCE_BEGINS = Bytes.zeros(8);

    private Receipts() {}

    /** The receipt of message {@code number} of the pair. */
    public static Message.Receipt make(PairKeys keys, long number, TakenBy by) {
        return new Message.Receipt(keys.pair().sender(), keys.pair().receiver(), number, by, tag(keys, number, by));
    }

    /** Whether the tag of {@code receipt}, one of this pair, is right. */
    public static boolean isGenuine(PairKeys keys, Message.Receipt receipt) {
        return tag(keys, receipt.number(), receipt.by()).equalsConstantTime(receipt.tag());
    }

    /**
     * tag = seal(receipt key, nonce u32(0) || u32(0) || u32(by), associated sender || receiver || u64(number) || u32(by);
     * nothing), 16 octets.
     */
    private static Bytes tag(PairKeys keys, long number, TakenBy by) {
        Bytes code = Bytes.ofBigEndian(by.code(), 4);
        Bytes associated =
                Bytes.concat(keys.pair().sender(), keys.pair().receiver(), Bytes.ofBigEndian(number, 8), code);
        Secret key = keys.receiptKey(number);
        try {
            return keys.crypto().seal(key, Bytes.concat(NONCE_BEGINS, code), associated, Bytes.EMPTY);
        } finally {
            key.destroy();
        }
    }
}
