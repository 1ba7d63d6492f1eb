package io.symbolon.tck.simulation.adversary;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.tck.simulation.SimulatedNetwork;

/** A session of a {@link Puppet}: it seals whatever it is told to. */
final class PuppetSession {
    private final SimulatedNetwork network;
    private final CryptoSuite crypto;
    private final SessionKeys keys;
    private final NodeToken own;
    private final Endpoint local;
    private final Endpoint remote;
    private long sent;

    PuppetSession(
            SimulatedNetwork network,
            CryptoSuite crypto,
            SessionKeys keys,
            NodeToken own,
            Endpoint local,
            Endpoint remote) {
        this.network = network;
        this.crypto = crypto;
        this.keys = keys;
        this.own = own;
        this.local = local;
        this.remote = remote;
    }

    SessionKeys keys() {
        return keys;
    }

    Endpoint remote() {
        return remote;
    }

    /** Seals {@code message} under the next counter and sends it. */
    void send(Message message) {
        Bytes datagram = new SealedFrames(crypto)
                .seal(keys.sendKey(), keys.sending(), keys.sessionId(), sent++, MessageCodec.encode(message));
        network.send(local, remote, datagram);
    }

    /** A Join of the node token itself, signed for this session as chapter join says. */
    Message.Join ownJoin(SigningKey key, Bytes joinId) {
        Bytes signed = LabelledInput.of("symbolon/1 join")
                .fixed(keys.transcript())
                .fixed(keys.sessionId())
                .fixed(own.fingerprint().octets())
                .fixed(joinId)
                .variable(Bytes.EMPTY)
                .toBytes();
        return new Message.Join(joinId, Bytes.EMPTY, crypto.sign(key, signed), Bytes.EMPTY);
    }
}
