package io.symbolon.core.wire;

import com.google.protobuf.ByteString;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.spec.proto.Ack;
import io.symbolon.spec.proto.Challenge;
import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Kept;
import io.symbolon.spec.proto.Leave;
import io.symbolon.spec.proto.Match;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.Nearer;
import io.symbolon.spec.proto.Parcel;
import io.symbolon.spec.proto.Piggy;
import io.symbolon.spec.proto.Publish;
import io.symbolon.spec.proto.RealmQuery;
import io.symbolon.spec.proto.RealmReply;
import io.symbolon.spec.proto.Receipt;
import io.symbolon.spec.proto.Response;
import io.symbolon.spec.proto.Revocations;
import io.symbolon.spec.proto.Routed;
import io.symbolon.spec.proto.Seek;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.spec.proto.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bodies of messages, from and to the generated classes, with the lengths and ranges of FRM-017. */
final class MessageBodies {
    static final Encoder ENCODER = new Encoder();

    private static final int ID = 16;
    private static final int FINGERPRINT = 32;
    private static final int KEY = 32;
    private static final int SIGNATURE = 64;
    private static final int SEALED_KEY = 48;
    private static final int TAG = 16;
    private static final int SHORT_NAME = 8;
    private static final int SHORT_NAMES = 64;
    private static final int JOIN_TOKENS = 1000;
    private static final int PIGGY_TOKENS = 16;
    private static final int RETRY_SECONDS = 300;

    private MessageBodies() {}

    /** The message; empty if a field breaks FRM-017. */
    static Optional<Message> decode(SessionMessage message) {
        switch (message.getBodyCase()) {
            case CHALLENGE:
                return octets(message.getChallenge().getData(), ID).map(Message.Challenge::new);
            case RESPONSE:
                return octets(message.getResponse().getData(), ID).map(Message.Response::new);
            case LEAVE:
                return Optional.of(new Message.Leave());
            case JOIN:
                return join(message.getJoin());
            case ACK:
                return octets(message.getAck().getJoinId(), ID).map(Message.Ack::new);
            case NACK:
                return nack(message.getNack());
            case UPDATE:
                Bytes told = Canonical.bytes(message.getUpdate().getToken());
                return told.isEmpty() ? Optional.empty() : Optional.of(new Message.Update(told));
            case PIGGY:
                return piggy(message.getPiggy().getTokensList()).map(Message.Piggy::new);
            case SEEK:
                return seek(message.getSeek());
            case ROUTED:
                return routed(message.getRouted());
            case REVOCATIONS:
                return revocations(message.getRevocations());
            case PUBLISH:
                Bytes published = Canonical.bytes(message.getPublish().getInterest());
                return published.isEmpty() ? Optional.empty() : Optional.of(new Message.Publish(published));
            case KEPT:
                return octets(message.getKept().getInterest(), SHORT_NAME).map(Message.Kept::new);
            case NEARER:
                return octets(message.getNearer().getInterest(), SHORT_NAME)
                        .flatMap(interest -> list(message.getNearer().getTokensList())
                                .map(tokens -> new Message.Nearer(interest, tokens)));
            case MATCH:
                return matching(message.getMatch());
            default:
                throw new IllegalArgumentException("a message without body: FRM-016 comes first");
        }
    }

    private static Optional<Message> join(Join join) {
        if (join.getIdentity().size() + join.getIssuer().size() > JOIN_TOKENS) return Optional.empty();
        return octets(join.getJoinId(), ID)
                .flatMap(joinId -> octets(join.getSignature(), SIGNATURE)
                        .map(signature -> new Message.Join(
                                joinId,
                                Canonical.bytes(join.getIdentity()),
                                signature,
                                Canonical.bytes(join.getIssuer()))));
    }

    private static Optional<Message> nack(Nack nack) {
        int seconds = nack.getRetryAfterS();
        if (seconds < 0 || seconds > RETRY_SECONDS) return Optional.empty(); // above 2^31 it is negative here
        return code(nack.getCode())
                .flatMap(code -> octets(nack.getJoinId(), ID).map(joinId -> new Message.Nack(joinId, code, seconds)));
    }

    private static Optional<Message.NackCode> code(Nack.Code code) {
        switch (code) {
            case DENIED:
                return Optional.of(Message.NackCode.DENIED);
            case DEFERRED:
                return Optional.of(Message.NackCode.DEFERRED);
            case INVALID:
                return Optional.of(Message.NackCode.INVALID);
            default:
                return Optional.empty();
        }
    }

    private static Optional<Message> seek(Seek seek) {
        int known = seek.getKnown().size();
        if (known % SHORT_NAME != 0 || known > SHORT_NAME * SHORT_NAMES) return Optional.empty();
        return octets(seek.getTarget(), FINGERPRINT)
                .map(target -> new Message.Seek(target, Canonical.bytes(seek.getKnown())));
    }

    private static Optional<Message> routed(Routed routed) {
        return octets(routed.getDestination(), FINGERPRINT)
                .flatMap(destination -> octets(routed.getId(), ID)
                        .flatMap(id -> body(routed)
                                .map(body -> new Message.Routed(
                                        destination, routed.getHopLimit(), routed.getTimeToLiveMs(), id, body))));
    }

    private static Optional<Message.RoutedBody> body(Routed routed) {
        switch (routed.getBodyCase()) {
            case QUERY:
                RealmQuery query = routed.getQuery();
                return octets(query.getFreshKey(), KEY)
                        .flatMap(key -> octets(query.getAsker(), SEALED_KEY)
                                .map(asker -> new Message.RealmQuery(key, asker, Canonical.bytes(query.getSealed()))));
            case REPLY:
                RealmReply reply = routed.getReply();
                return octets(reply.getFreshKey(), KEY)
                        .map(key -> new Message.RealmReply(key, Canonical.bytes(reply.getSealed())));
            case PARCEL:
                return parcel(routed.getParcel());
            case RECEIPT:
                return receipt(routed.getReceipt());
            default:
                return Optional.empty();
        }
    }

    private static Optional<Message.RoutedBody> parcel(Parcel parcel) {
        if (parcel.getNumber() < 0) return Optional.empty(); // above 2^63 it is negative here
        return octets(parcel.getSender(), SHORT_NAME)
                .flatMap(sender -> octets(parcel.getReceiver(), SHORT_NAME)
                        .map(receiver -> new Message.Parcel(
                                sender,
                                receiver,
                                parcel.getNumber(),
                                parcel.getPart(),
                                parcel.getParts(),
                                Canonical.bytes(parcel.getSealed()))));
    }

    private static Optional<Message.RoutedBody> receipt(Receipt receipt) {
        if (receipt.getNumber() < 0) return Optional.empty();
        return takenBy(receipt.getBy())
                .flatMap(by -> octets(receipt.getSender(), SHORT_NAME)
                        .flatMap(sender -> octets(receipt.getReceiver(), SHORT_NAME)
                                .flatMap(receiver -> octets(receipt.getTag(), TAG)
                                        .map(tag ->
                                                new Message.Receipt(sender, receiver, receipt.getNumber(), by, tag)))));
    }

    private static Optional<Message.TakenBy> takenBy(int code) {
        for (Message.TakenBy by : Message.TakenBy.values()) {
            if (by.code() == code) return Optional.of(by);
        }
        return Optional.empty();
    }

    private static Optional<Message> matching(Match match) {
        Bytes interest = Canonical.bytes(match.getInterest());
        Bytes identity = Canonical.bytes(match.getIdentity());
        if (interest.isEmpty() || identity.isEmpty()) return Optional.empty();
        return Optional.of(new Message.Match(interest, identity));
    }

    private static Optional<Message> revocations(Revocations revocations) {
        List<Bytes> identities = new ArrayList<>();
        for (ByteString identity : revocations.getIdentitiesList()) identities.add(Canonical.bytes(identity));
        return octets(revocations.getSignature(), SIGNATURE)
                .map(signature -> new Message.Revocations(revocations.getSequence(), identities, signature));
    }

    private static Optional<List<Bytes>> piggy(List<ByteString> tokens) {
        return tokens.size() > PIGGY_TOKENS ? Optional.empty() : list(tokens);
    }

    private static Optional<List<Bytes>> list(List<ByteString> tokens) {
        List<Bytes> list = new ArrayList<>();
        for (ByteString token : tokens) {
            if (token.isEmpty()) return Optional.empty();
            list.add(Canonical.bytes(token));
        }
        return Optional.of(list);
    }

    private static Optional<Bytes> octets(ByteString field, int length) {
        return field.size() == length ? Optional.of(Canonical.bytes(field)) : Optional.empty();
    }

    /** The generated form of each message. */
    static final class Encoder implements Message.Cases<SessionMessage> {
        @Override
        public SessionMessage challenge(Message.Challenge challenge) {
            return SessionMessage.newBuilder()
                    .setChallenge(Challenge.newBuilder().setData(field(challenge.data())))
                    .build();
        }

        @Override
        public SessionMessage response(Message.Response response) {
            return SessionMessage.newBuilder()
                    .setResponse(Response.newBuilder().setData(field(response.data())))
                    .build();
        }

        @Override
        public SessionMessage leave(Message.Leave leave) {
            return SessionMessage.newBuilder()
                    .setLeave(Leave.getDefaultInstance())
                    .build();
        }

        @Override
        public SessionMessage join(Message.Join join) {
            return SessionMessage.newBuilder()
                    .setJoin(Join.newBuilder()
                            .setJoinId(field(join.joinId()))
                            .setIdentity(field(join.identity()))
                            .setSignature(field(join.signature()))
                            .setIssuer(field(join.issuer())))
                    .build();
        }

        @Override
        public SessionMessage ack(Message.Ack ack) {
            return SessionMessage.newBuilder()
                    .setAck(Ack.newBuilder().setJoinId(field(ack.joinId())))
                    .build();
        }

        @Override
        public SessionMessage nack(Message.Nack nack) {
            return SessionMessage.newBuilder()
                    .setNack(Nack.newBuilder()
                            .setJoinId(field(nack.joinId()))
                            .setCode(Nack.Code.valueOf(nack.code().name()))
                            .setRetryAfterS(nack.retryAfterSeconds()))
                    .build();
        }

        @Override
        public SessionMessage update(Message.Update update) {
            return SessionMessage.newBuilder()
                    .setUpdate(Update.newBuilder().setToken(field(update.token())))
                    .build();
        }

        @Override
        public SessionMessage piggy(Message.Piggy piggy) {
            Piggy.Builder tokens = Piggy.newBuilder();
            for (Bytes token : piggy.tokens()) tokens.addTokens(field(token));
            return SessionMessage.newBuilder().setPiggy(tokens).build();
        }

        @Override
        public SessionMessage seek(Message.Seek seek) {
            return SessionMessage.newBuilder()
                    .setSeek(Seek.newBuilder().setTarget(field(seek.target())).setKnown(field(seek.known())))
                    .build();
        }

        @Override
        public SessionMessage routed(Message.Routed routed) {
            Routed.Builder envelope = Routed.newBuilder()
                    .setDestination(field(routed.destination()))
                    .setHopLimit(routed.hopLimit())
                    .setTimeToLiveMs(routed.timeToLiveMillis())
                    .setId(field(routed.id()));
            if (routed.body() instanceof Message.RealmQuery query) {
                envelope.setQuery(RealmQuery.newBuilder()
                        .setFreshKey(field(query.freshKey()))
                        .setAsker(field(query.asker()))
                        .setSealed(field(query.sealed())));
            }
            if (routed.body() instanceof Message.RealmReply reply) {
                envelope.setReply(RealmReply.newBuilder()
                        .setFreshKey(field(reply.freshKey()))
                        .setSealed(field(reply.sealed())));
            }
            if (routed.body() instanceof Message.Parcel parcel) {
                envelope.setParcel(Parcel.newBuilder()
                        .setSender(field(parcel.sender()))
                        .setReceiver(field(parcel.receiver()))
                        .setNumber(parcel.number())
                        .setPart(parcel.part())
                        .setParts(parcel.parts())
                        .setSealed(field(parcel.sealed())));
            }
            if (routed.body() instanceof Message.Receipt receipt) {
                envelope.setReceipt(Receipt.newBuilder()
                        .setSender(field(receipt.sender()))
                        .setReceiver(field(receipt.receiver()))
                        .setNumber(receipt.number())
                        .setBy(receipt.by().code())
                        .setTag(field(receipt.tag())));
            }
            return SessionMessage.newBuilder().setRouted(envelope).build();
        }

        @Override
        public SessionMessage revocations(Message.Revocations revocations) {
            Revocations.Builder list = Revocations.newBuilder().setSequence(revocations.sequence());
            for (Bytes identity : revocations.identities()) list.addIdentities(field(identity));
            return SessionMessage.newBuilder()
                    .setRevocations(list.setSignature(field(revocations.signature())))
                    .build();
        }

        @Override
        public SessionMessage publish(Message.Publish publish) {
            return SessionMessage.newBuilder()
                    .setPublish(Publish.newBuilder().setInterest(field(publish.interest())))
                    .build();
        }

        @Override
        public SessionMessage kept(Message.Kept kept) {
            return SessionMessage.newBuilder()
                    .setKept(Kept.newBuilder().setInterest(field(kept.interest())))
                    .build();
        }

        @Override
        public SessionMessage nearer(Message.Nearer nearer) {
            Nearer.Builder tokens = Nearer.newBuilder().setInterest(field(nearer.interest()));
            for (Bytes token : nearer.tokens()) tokens.addTokens(field(token));
            return SessionMessage.newBuilder().setNearer(tokens).build();
        }

        @Override
        public SessionMessage match(Message.Match match) {
            return SessionMessage.newBuilder()
                    .setMatch(Match.newBuilder()
                            .setInterest(field(match.interest()))
                            .setIdentity(field(match.identity())))
                    .build();
        }

        private static ByteString field(Bytes octets) {
            return Canonical.byteString(octets);
        }
    }
}
