package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * To whom a node may send: to the source of the datagram that it was just given, to the address that it was asked to open,
 * and to where it sent before. An address that it has only read of is none of these (HSK-006, SES-016).
 */
final class Correspondents implements Input.Cases<Optional<Endpoint>> {
    private static final int COOKIE = 2;

    private final Map<SimulatedNode, Set<Endpoint>> sentTo = new HashMap<>();

    /** Whether {@code sending} goes where it may go; if it is no cookie, more may follow it. */
    boolean include(Step step, Effect.SendDatagram sending) {
        Set<Endpoint> known = sentTo.computeIfAbsent(step.node(), node -> new HashSet<>());
        boolean mayGo = known.contains(sending.to()) || step.input().match(this).equals(Optional.of(sending.to()));
        if (sending.datagram().at(0) != COOKIE)
            known.add(sending.to()); // a cookie is for anybody, and is remembered by nobody
        return mayGo;
    }

    @Override
    public Optional<Endpoint> datagram(Input.DatagramReceived input) {
        return Optional.of(input.from());
    }

    @Override
    public Optional<Endpoint> open(Input.OpenRequested input) {
        return Optional.of(input.to());
    }

    @Override
    public Optional<Endpoint> deadline(Input.DeadlineReached input) {
        return Optional.empty();
    }

    @Override
    public Optional<Endpoint> leave(Input.LeaveRequested input) {
        return Optional.empty();
    }

    @Override
    public Optional<Endpoint> answered(Input.Answered input) {
        return Optional.empty();
    }

    @Override
    public Optional<Endpoint> deny(Input.DenyRequested input) {
        return Optional.empty();
    }
}
