package io.symbolon.tck.simulation;

import static io.symbolon.spec.RealmRule.QUERY_FITS_ITS_PLACE;
import static io.symbolon.spec.RealmRule.THE_REVOKED_END;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A realm in the simulated network: a node that defers, its leader, a hop between them, and who wants to join. */
class RealmSituationsTest {
    @Test
    void who_is_deferred_is_in_when_the_leader_has_granted() {
        RealmScene scene = RealmScene.ready(1);
        SimulatedNode joiner = scene.member("joiner");

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(2_000);
        assertThat(joiner.isJoinedWith(scene.node)).isFalse();
        assertThat(scene.questions(scene.leader, About.RULE)).containsExactly(scene.identityOf(joiner));

        scene.network.runFor(5_000);
        assertThat(joiner.isJoinedWith(scene.node)).isTrue();
        // the first Join was deferred by the application, the second settled by the leader
        assertThat(scene.questions(scene.node, About.AUTHENTICATE))
                .filteredOn(scene.identityOf(joiner)::equals)
                .hasSize(1);
    }

    /** RLM-003 and RLM-015 at a renewal: the leader is asked every hour, and nobody is parted for it. */
    @Test
    void who_is_in_stays_in_while_the_leader_says_so() {
        RealmScene scene = RealmScene.ready(11);
        SimulatedNode joiner = scene.member("joiner");
        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(10_000);
        assertThat(joiner.isJoinedWith(scene.node)).isTrue();

        scene.network.runFor(3 * 3_600_000);

        assertThat(scene.effects(scene.node, Effect.PeerParted.class))
                .extracting(Effect.PeerParted::peer)
                .doesNotContain(joiner.fingerprint());
        assertThat(joiner.isJoinedWith(scene.node)).isTrue();
        assertThat(scene.questions(scene.leader, About.RULE))
                .filteredOn(scene.identityOf(joiner)::equals)
                .hasSize(4);

        scene.leaderRules(Optional.of(Decision.DENIED));
        scene.network.runFor(3_600_000);
        assertThat(joiner.isJoinedWith(scene.node)).isFalse();
    }

    @Test
    void who_is_deferred_is_out_when_the_leader_has_denied() {
        RealmScene scene = RealmScene.ready(2);
        scene.leaderRules(Optional.of(Decision.DENIED));
        SimulatedNode joiner = scene.member("joiner");

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(60_000);

        assertThat(joiner.isJoinedWith(scene.node)).isFalse();
        assertThat(joiner.knows(scene.node)).isFalse();
    }

    @Test
    void the_hop_reads_neither_the_joiners_token_nor_the_decision() {
        RealmScene scene = RealmScene.ready(3);
        SimulatedNode joiner = scene.member("joiner");
        scene.reading.forget();

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(10_000);

        assertThat(joiner.isJoinedWith(scene.node)).isTrue();
        Bytes token = joiner.config().identity().orElseThrow().signedToken();
        assertThat(scene.reading.hasRead(scene.leader, token)).isTrue();
        assertThat(scene.reading.hasRead(scene.hop, token)).isFalse();
        assertThat(scene.reading.hasRead(scene.hop, scene.identityOf(joiner).octets()))
                .isFalse();
        assertThat(scene.reading.hasRead(scene.node, scene.identityOf(joiner).octets()))
                .isTrue();
    }

    @Test
    void while_the_leader_is_away_nobody_gets_in_and_nobody_is_ended() {
        RealmScene scene = RealmScene.ready(4);
        scene.network.stop(scene.leader);
        SimulatedNode joiner = scene.member("joiner");

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(120_000);
        assertThat(joiner.isJoinedWith(scene.node)).isFalse();
        assertThat(joiner.knows(scene.node)).isTrue();
        assertThat(scene.node.isJoinedWith(scene.hop)).isTrue();

        scene.network.restart(scene.leader, 0);
        scene.network.open(scene.leader, scene.hop.address(), scene.hop.fingerprint());
        scene.network.runFor(60_000);
        assertThat(joiner.isJoinedWith(scene.node)).isTrue();
    }

    @Test
    void a_leader_that_does_not_decide_leaves_the_joiner_waiting() {
        RealmScene scene = RealmScene.ready(5);
        scene.leaderRules(Optional.empty());
        SimulatedNode joiner = scene.member("joiner");

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(60_000);
        assertThat(joiner.isJoinedWith(scene.node)).isFalse();
        assertThat(scene.questions(scene.leader, About.RULE)).hasSizeGreaterThan(3);
        assertThat(scene.questions(scene.node, About.RULE)).isEmpty();
    }

    @Test
    void a_node_in_the_leaders_place_decides_nothing() {
        RealmScene scene = RealmScene.withImpostor(6);
        SimulatedNode joiner = scene.member("joiner");

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(30_000);

        assertThat(scene.effects(scene.leader, Effect.Dropped.class))
                .extracting(Effect.Dropped::rule)
                .contains(QUERY_FITS_ITS_PLACE);
        assertThat(joiner.isJoinedWith(scene.node)).isFalse();
    }

    @Test
    void an_identity_of_another_realm_is_not_asked_about() {
        RealmScene scene = RealmScene.ready(7);
        SimulatedNode stranger = scene.stranger("stranger");

        scene.network.open(stranger, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(30_000);

        assertThat(scene.questions(scene.leader, About.RULE)).isEmpty();
        assertThat(stranger.isJoinedWith(scene.node)).isFalse();
    }

    @Test
    void a_crowd_at_the_door_reaches_the_leader_four_a_second() {
        RealmScene scene = RealmScene.ready(8);
        List<SimulatedNode> crowd =
                IntStream.range(0, 24).mapToObj(i -> scene.member("guest " + i)).toList();
        long begin = scene.network.nowMillis();
        crowd.forEach(guest -> scene.network.open(guest, scene.node.address(), scene.node.fingerprint()));

        scene.network.runFor(900);
        assertThat(scene.questions(scene.leader, About.RULE)).hasSizeLessThanOrEqualTo(8);
        scene.network.runFor(90_000);
        assertThat(crowd).allMatch(guest -> guest.isJoinedWith(scene.node));
        assertThat(scene.questionsBySecond(scene.leader, begin)).allMatch(count -> count <= 8);
    }

    @Test
    void whom_the_leader_revokes_is_ended_everywhere_and_not_let_in_again() {
        RealmScene scene = RealmScene.ready(9);
        SimulatedNode joiner = scene.member("joiner");
        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(10_000);
        assertThat(scene.node.isJoinedWith(joiner)).isTrue();

        scene.revoke(scene.identityOf(joiner));
        scene.network.runFor(1_000);
        assertThat(scene.node.knows(joiner)).isFalse();
        assertThat(scene.node.isJoinedWith(joiner)).isFalse();
        assertThat(scene.effects(scene.node, Effect.SessionEnded.class))
                .extracting(Effect.SessionEnded::rule)
                .contains(THE_REVOKED_END);
        assertThat(scene.node.isJoinedWith(scene.hop)).isTrue();

        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(60_000);
        assertThat(scene.node.isJoinedWith(joiner)).isFalse();
    }

    @Test
    void a_node_that_was_away_learns_of_a_revocation_when_it_is_joined_again() {
        RealmScene scene = RealmScene.ready(10);
        SimulatedNode joiner = scene.member("joiner");
        scene.network.open(joiner, scene.node.address(), scene.node.fingerprint());
        scene.network.runFor(10_000);
        scene.network.part(scene.node, scene.hop);
        scene.revoke(scene.identityOf(joiner));
        scene.network.runFor(60_000);
        assertThat(scene.node.isJoinedWith(joiner)).isTrue();

        scene.network.heal();
        scene.network.open(scene.node, scene.hop.address(), scene.hop.fingerprint());
        scene.network.runFor(60_000);
        assertThat(scene.node.isJoinedWith(scene.hop)).isTrue();
        assertThat(scene.node.isJoinedWith(joiner)).isFalse();
    }
}
