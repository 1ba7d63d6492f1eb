package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.wire.Message;

/** The short names of a sender's interest and of a receiver's, 8 octets each: what a parcel and a receipt belong to. */
record Pair(Bytes sender, Bytes receiver) {
    static Pair of(Interest sender, Interest receiver) {
        return new Pair(sender.shortName(), receiver.shortName());
    }

    static Pair of(Message.Parcel parcel) {
        return new Pair(parcel.sender(), parcel.receiver());
    }

    static Pair of(Message.Receipt receipt) {
        return new Pair(receipt.sender(), receipt.receiver());
    }
}
