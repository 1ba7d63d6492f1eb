package io.symbolon.tck.wire;

import java.util.Locale;

/** Which way a sealed frame goes; its octet is part of the associated data. */
public enum Direction {
    LOW_TO_HIGH(0),
    HIGH_TO_LOW(1);

    private final int octet;

    Direction(int octet) {
        this.octet = octet;
    }

    /** {@code 00} from the lower fingerprint to the higher, {@code 01} from the higher to the lower. */
    public byte[] octet() {
        return Octets.u8(octet);
    }

    /** The name in the driver protocol. */
    public String driverName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Direction opposite() {
        return this == LOW_TO_HIGH ? HIGH_TO_LOW : LOW_TO_HIGH;
    }

    /** The direction in which the node of the first fingerprint sends (HSK-010). */
    public static Direction ofSender(byte[] own, byte[] peer) {
        return Fingerprints.isLow(own, peer) ? LOW_TO_HIGH : HIGH_TO_LOW;
    }
}
