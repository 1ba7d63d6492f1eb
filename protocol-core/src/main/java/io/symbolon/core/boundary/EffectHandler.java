package io.symbolon.core.boundary;

/** One method for each kind of effect; a new kind breaks the build wherever effects are performed. */
public interface EffectHandler {
    void sendDatagram(Effect.SendDatagram effect);

    void dropped(Effect.Dropped effect);

    void sessionEstablished(Effect.SessionEstablished effect);

    void sessionEnded(Effect.SessionEnded effect);

    void openFailed(Effect.OpenFailed effect);

    void pathChanged(Effect.PathChanged effect);

    void asked(Effect.Asked effect);

    void admitted(Effect.Admitted effect);

    void acknowledged(Effect.Acknowledged effect);

    void joinRefused(Effect.JoinRefused effect);

    void peerJoined(Effect.PeerJoined effect);

    void peerParted(Effect.PeerParted effect);

    void interestRefused(Effect.InterestRefused effect);

    void interestKept(Effect.InterestKept effect);

    void partyGranted(Effect.PartyGranted effect);

    void partyEnded(Effect.PartyEnded effect);

    void messageDelivered(Effect.MessageDelivered effect);

    void messageSettled(Effect.MessageSettled effect);

    void messageUnsent(Effect.MessageUnsent effect);
}
