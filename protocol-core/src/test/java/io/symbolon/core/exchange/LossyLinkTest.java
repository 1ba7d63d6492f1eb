package io.symbolon.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Settlement;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.interest.OwnInterest;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.token.InterestTerms.Role;
import io.symbolon.core.wire.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Parties over a network that loses, doubles and reorders: nothing is delivered twice, nothing acknowledged is lost. */
class LossyLinkTest {
    private static final long TTL_MILLIS = 120_000;

    private final Actor.Clock clock = new Actor.Clock();

    @Property(tries = 25, seed = "20260104")
    void what_is_acknowledged_was_delivered_and_nothing_twice(
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 0.6) double loss,
            @ForAll @IntRange(min = 1, max = 2) int acknowledgement,
            @ForAll @IntRange(min = 1, max = 20) int threshold) {
        Scene scene = new Scene(seed, loss, Acknowledgement.values()[acknowledgement], threshold);
        scene.sendMany(40);
        scene.link.pass(TTL_MILLIS + 1_000);

        assertThat(scene.deliveredPayloads()).doesNotHaveDuplicates();
        assertThat(scene.deliveredPayloads()).containsAll(scene.acknowledgedPayloads());
        assertThat(scene.settled()).hasSize(40).doesNotHaveDuplicates();
        assertThat(scene.bob.exchange.counts().outstanding()).isZero();
    }

    @Test
    void with_three_of_ten_lost_every_message_arrives() {
        Scene scene = new Scene(1, 0.3, Acknowledgement.BY_APPLICATION, 64);
        scene.sendMany(200);
        scene.link.pass(TTL_MILLIS);

        assertThat(scene.deliveredPayloads()).hasSize(200);
        assertThat(scene.acknowledgedPayloads()).hasSize(200);
    }

    @Test
    void over_renewals_of_both_interests_nothing_is_lost_or_doubled() {
        Scene scene = new Scene(2, 0.3, Acknowledgement.BY_NODE, 8);
        for (int round = 0; round < 6; round++) {
            scene.sendMany(10);
            scene.link.pass(100_000);
            scene.renew();
        }
        scene.link.pass(TTL_MILLIS);

        assertThat(scene.deliveredPayloads()).hasSize(60).doesNotHaveDuplicates();
        assertThat(scene.settled()).hasSize(60);
    }

    @Test
    void a_receiver_that_decides_late_gets_what_was_sent_before() {
        Actor bob = new Actor("bob", clock);
        Actor ada = new Actor("ada", clock);
        bob.declare(2, Role.SENDER);
        ada.declare(1, Role.RECEIVER);
        LossyLink link = new LossyLink(clock, List.of(bob, ada), 3, 0, 0, 20);
        bob.meet(ada);
        for (int message = 1; message <= 5; message++) bob.send(2, message, Bytes.of(message));
        link.pass(3_000);
        assertThat(ada.delivered()).isEmpty();
        ada.meet(bob);
        link.pass(8_000);
        assertThat(ada.delivered())
                .extracting(Effect.MessageDelivered::number)
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void many_to_many() {
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < 6; i++) actors.add(new Actor("actor " + i, clock));
        List<Actor> senders = actors.subList(0, 3);
        List<Actor> receivers = actors.subList(3, 6);
        senders.forEach(sender -> sender.declare(1, Role.SENDER));
        receivers.forEach(receiver -> receiver.declare(1, Role.RECEIVER));
        for (Actor sender : senders) {
            for (Actor receiver : receivers) {
                sender.meet(receiver);
                receiver.meet(sender);
            }
        }
        LossyLink link = new LossyLink(clock, actors, 4, 0.2, 0.1, 300);
        for (int message = 1; message <= 20; message++) {
            for (Actor sender : senders) sender.exchange.submit(1, message, Bytes.of(message), TTL_MILLIS);
        }
        link.pass(TTL_MILLIS);
        for (Actor receiver : receivers) {
            Set<List<Object>> messages = new HashSet<>();
            receiver.delivered().forEach(message -> messages.add(List.of(message.identity(), message.payload())));
            assertThat(receiver.delivered()).hasSize(60);
            assertThat(messages).hasSize(60);
        }
        for (Actor sender : senders) {
            assertThat(sender.effects(Effect.MessageSettled.class))
                    .hasSize(60)
                    .allMatch(settled -> settled.settlement() == Settlement.BY_NODE);
        }
    }

    /** bob sends to ada. */
    private static final class Scene {
        final Actor.Clock clock = new Actor.Clock();
        final Actor bob = new Actor("bob", clock);
        final Actor ada = new Actor("ada", clock);
        final OwnInterest sends;
        final OwnInterest receives;
        final LossyLink link;
        private int sent;

        Scene(long seed, double loss, Acknowledgement acknowledgement, int threshold) {
            sends = bob.declare(2, Role.SENDER, ExchangeKind.PUBLIC, acknowledgement, 64);
            receives = ada.declare(1, Role.RECEIVER, ExchangeKind.PUBLIC, Acknowledgement.NONE, threshold);
            bob.meet(ada);
            ada.meet(bob);
            link = new LossyLink(clock, List.of(bob, ada), seed, loss, 0.2, 400);
        }

        /** Messages of one part to a few; the payload says which. */
        void sendMany(int count) {
            for (int i = 0; i < count; i++) {
                sent++;
                Bytes payload = Bytes.concat(Bytes.ofBigEndian(sent, 4), Bytes.zeros(sent % 5 * 700));
                bob.exchange.submit(2, sent, payload, TTL_MILLIS);
            }
        }

        void renew() {
            bob.interests.wake();
            ada.interests.wake();
            Message.Match ofBob = bob.match(sends);
            Message.Match ofAda = ada.match(receives);
            ada.hear(ofBob);
            bob.hear(ofAda);
        }

        List<Long> deliveredPayloads() {
            return ada.delivered().stream()
                    .map(message -> message.payload().bigEndian(0, 4))
                    .toList();
        }

        List<Long> acknowledgedPayloads() {
            return bob.effects(Effect.MessageSettled.class).stream()
                    .filter(settled -> settled.settlement() != Settlement.EXPIRED)
                    .map(Effect.MessageSettled::message)
                    .toList();
        }

        List<Long> settled() {
            return bob.effects(Effect.MessageSettled.class).stream()
                    .map(Effect.MessageSettled::message)
                    .toList();
        }
    }
}
