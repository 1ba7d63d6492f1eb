package io.symbolon.tck.wire;

import io.symbolon.spec.proto.Ack;
import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Kept;
import io.symbolon.spec.proto.Match;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.Nearer;
import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Piggy;
import io.symbolon.spec.proto.Publish;
import io.symbolon.spec.proto.RealmQuery;
import io.symbolon.spec.proto.RealmReply;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.spec.proto.Revocations;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.Seek;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.spec.proto.Update;
import java.util.List;

/** What joined nodes say (chapters join, overlay, realm and coordinator), as the octets of a session message; nothing is checked. */
public final class SessionMessages {
    private SessionMessages() {}

    /** A Join; empty octets stand for a field that is not there. */
    public static byte[] join(byte[] joinId, byte[] identity, byte[] signature, byte[] issuer) {
        Join.Builder join = Join.newBuilder()
                .setJoinId(Tokens.bytes(joinId))
                .setIdentity(Tokens.bytes(identity))
                .setSignature(Tokens.bytes(signature))
                .setIssuer(Tokens.bytes(issuer));
        return octets(SessionMessage.newBuilder().setJoin(join));
    }

    public static byte[] ack(byte[] joinId) {
        return octets(SessionMessage.newBuilder().setAck(Ack.newBuilder().setJoinId(Tokens.bytes(joinId))));
    }

    /** A Nack with any code, also one that is not declared. */
    public static byte[] nack(byte[] joinId, int code, int retryAfterSeconds) {
        Nack.Builder nack = Nack.newBuilder()
                .setJoinId(Tokens.bytes(joinId))
                .setCodeValue(code)
                .setRetryAfterS(retryAfterSeconds);
        return octets(SessionMessage.newBuilder().setNack(nack));
    }

    public static byte[] update(byte[] token) {
        return octets(SessionMessage.newBuilder().setUpdate(Update.newBuilder().setToken(Tokens.bytes(token))));
    }

    public static byte[] piggy(List<byte[]> tokens) {
        Piggy.Builder piggy = Piggy.newBuilder();
        tokens.forEach(token -> piggy.addTokens(Tokens.bytes(token)));
        return octets(SessionMessage.newBuilder().setPiggy(piggy));
    }

    /** A Seek; {@code known} is the list of short names, one after the other. */
    public static byte[] seek(byte[] target, byte[] known) {
        Seek.Builder seek = Seek.newBuilder().setTarget(Tokens.bytes(target)).setKnown(Tokens.bytes(known));
        return octets(SessionMessage.newBuilder().setSeek(seek));
    }

    /** A Routed with whatever its builder holds. */
    public static byte[] routed(Routed.Builder routed) {
        return octets(SessionMessage.newBuilder().setRouted(routed));
    }

    /** The head of a Routed without a body. */
    public static Routed.Builder envelope(byte[] destination, int hopLimit, int timeToLiveMs, byte[] id) {
        return Routed.newBuilder()
                .setDestination(Tokens.bytes(destination))
                .setHopLimit(hopLimit)
                .setTimeToLiveMs(timeToLiveMs)
                .setId(Tokens.bytes(id));
    }

    public static RealmQuery query(byte[] freshKey, byte[] asker, byte[] sealed) {
        return RealmQuery.newBuilder()
                .setFreshKey(Tokens.bytes(freshKey))
                .setAsker(Tokens.bytes(asker))
                .setSealed(Tokens.bytes(sealed))
                .build();
    }

    public static RealmReply reply(byte[] freshKey, byte[] sealed) {
        return RealmReply.newBuilder()
                .setFreshKey(Tokens.bytes(freshKey))
                .setSealed(Tokens.bytes(sealed))
                .build();
    }

    public static byte[] revocations(long sequence, List<byte[]> identities, byte[] signature) {
        Revocations.Builder revocations =
                Revocations.newBuilder().setSequence(sequence).setSignature(Tokens.bytes(signature));
        identities.forEach(identity -> revocations.addIdentities(Tokens.bytes(identity)));
        return octets(SessionMessage.newBuilder().setRevocations(revocations));
    }

    public static byte[] publish(byte[] interest) {
        return octets(
                SessionMessage.newBuilder().setPublish(Publish.newBuilder().setInterest(Tokens.bytes(interest))));
    }

    /** A Kept of a short name. */
    public static byte[] kept(byte[] interest) {
        return octets(SessionMessage.newBuilder().setKept(Kept.newBuilder().setInterest(Tokens.bytes(interest))));
    }

    /** A Nearer for a short name, with these node tokens. */
    public static byte[] nearer(byte[] interest, List<byte[]> tokens) {
        Nearer.Builder nearer = Nearer.newBuilder().setInterest(Tokens.bytes(interest));
        tokens.forEach(token -> nearer.addTokens(Tokens.bytes(token)));
        return octets(SessionMessage.newBuilder().setNearer(nearer));
    }

    public static byte[] match(byte[] interest, byte[] identity) {
        return octets(SessionMessage.newBuilder()
                .setMatch(Match.newBuilder().setInterest(Tokens.bytes(interest)).setIdentity(Tokens.bytes(identity))));
    }

    /** A part of a message; the numbers are any, the largest of an unsigned one being -1. */
    public static Parcel parcel(byte[] sender, byte[] receiver, long number, int part, int parts, byte[] sealed) {
        return Parcel.newBuilder()
                .setSender(Tokens.bytes(sender))
                .setReceiver(Tokens.bytes(receiver))
                .setNumber(number)
                .setPart(part)
                .setParts(parts)
                .setSealed(Tokens.bytes(sealed))
                .build();
    }

    public static Receipt receipt(byte[] sender, byte[] receiver, long number, int by, byte[] tag) {
        return Receipt.newBuilder()
                .setSender(Tokens.bytes(sender))
                .setReceiver(Tokens.bytes(receiver))
                .setNumber(number)
                .setBy(by)
                .setTag(Tokens.bytes(tag))
                .build();
    }

    private static byte[] octets(SessionMessage.Builder message) {
        return message.build().toByteArray();
    }
}
