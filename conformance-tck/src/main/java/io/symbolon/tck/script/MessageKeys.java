package io.symbolon.tck.script;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.Content;
import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.PairKeys;
import io.symbolon.tck.wire.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Messages and receipts under the keys of a pair: whole, or part by part. */
record MessageKeys(PairKeys pair) {
    /** The encoding of a Content. */
    static byte[] content(int acknowledgement, byte[] payload) {
        return Content.newBuilder()
                .setAcknowledgement(acknowledgement)
                .setPayload(Tokens.bytes(payload))
                .build()
                .toByteArray();
    }

    /** The parcels of a message. */
    List<Parcel> parcels(long number, int acknowledgement, byte[] payload) {
        return parcelsOf(number, content(acknowledgement, payload));
    }

    /** The only parcel of a short message. */
    Parcel parcel(long number, int acknowledgement, String payload) {
        return parcels(number, acknowledgement, Octets.utf8(payload)).get(0);
    }

    /** The parcels of any octets. */
    List<Parcel> parcelsOf(long number, byte[] message) {
        List<byte[]> sealed = pair.seal(number, message);
        List<Parcel> parcels = new ArrayList<>();
        for (int part = 0; part < sealed.size(); part++) {
            parcels.add(parcel(number, part, sealed.size(), sealed.get(part)));
        }
        return parcels;
    }

    /** One part with any octets in it, sealed for its place. */
    Parcel part(long number, int part, int parts, byte[] content) {
        return parcel(number, part, parts, pair.sealPart(number, part, parts, content));
    }

    private Parcel parcel(long number, int part, int parts, byte[] sealed) {
        return Parcel.newBuilder()
                .setSender(Tokens.bytes(pair.sender()))
                .setReceiver(Tokens.bytes(pair.receiver()))
                .setNumber(number)
                .setPart(part)
                .setParts(parts)
                .setSealed(Tokens.bytes(sealed))
                .build();
    }

    Receipt receipt(long number, int by) {
        return Receipt.newBuilder()
                .setSender(Tokens.bytes(pair.sender()))
                .setReceiver(Tokens.bytes(pair.receiver()))
                .setNumber(number)
                .setBy(by)
                .setTag(Tokens.bytes(pair.tag(number, by)))
                .build();
    }

    /** Whether a parcel is of this pair. */
    boolean names(Parcel parcel) {
        return parcel.getSender().equals(Tokens.bytes(pair.sender()))
                && parcel.getReceiver().equals(Tokens.bytes(pair.receiver()));
    }

    /** The message in all of its parcels, which stand in order. */
    Content opened(List<Parcel> parcels) {
        byte[][] parts = new byte[parcels.size()][];
        for (int i = 0; i < parts.length; i++) {
            Parcel parcel = parcels.get(i);
            parts[i] = pair.openPart(
                            parcel.getNumber(),
                            parcel.getPart(),
                            parcel.getParts(),
                            parcel.getSealed().toByteArray())
                    .orElseThrow(() -> new IllegalArgumentException("the parcel does not open"));
        }
        try {
            return Content.parseFrom(Octets.concat(parts));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a content", e);
        }
    }
}
