package io.symbolon.transport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Fingerprint SOMEBODY = new Fingerprint(Bytes.zeros(32));

    @Test
    void usual_is_public_and_acknowledged_by_the_node() {
        assertThat(PublishOptions.USUAL.exchange()).isEqualTo(Exchange.PUBLIC);
        assertThat(PublishOptions.USUAL.acknowledgement()).isEqualTo(Acknowledgement.BY_NODE);
        assertThat(PublishOptions.USUAL.timeToLive()).isEqualTo(Duration.ofSeconds(30));
        assertThat(PublishOptions.USUAL.threshold()).isEqualTo(64);
        assertThat(SubscribeOptions.USUAL.threshold()).isEqualTo(64);
        assertThat(SubscribeOptions.USUAL.executor()).isEmpty();
    }

    @Test
    void each_option_changes_itself_alone() {
        SubjectPolicy policy = question -> null;
        PublishOptions publish = PublishOptions.USUAL
                .withExchange(Exchange.PRIVATE)
                .withAcknowledgement(Acknowledgement.NONE)
                .withTimeToLive(Duration.ofSeconds(600))
                .withThreshold(1024)
                .withLifetime(Duration.ofSeconds(60))
                .withPolicy(policy);
        SubscribeOptions subscribe = SubscribeOptions.USUAL
                .withExchange(Exchange.protectedFor(SOMEBODY))
                .withThreshold(1)
                .withLifetime(Duration.ofSeconds(600))
                .withPolicy(policy)
                .withExecutor(Runnable::run);

        assertThat(publish)
                .isEqualTo(new PublishOptions(
                        Exchange.PRIVATE,
                        Acknowledgement.NONE,
                        Duration.ofSeconds(600),
                        1024,
                        Duration.ofSeconds(60),
                        Optional.of(policy)));
        assertThat(subscribe.exchange().audience()).contains(SOMEBODY);
        assertThat(subscribe.threshold()).isEqualTo(1);
        assertThat(subscribe.lifetime()).isEqualTo(Duration.ofSeconds(600));
        assertThat(subscribe.policy()).contains(policy);
        assertThat(subscribe.executor()).isPresent();
    }

    @Test
    void INT_004_the_audience_fits_the_kind() {
        assertThat(Exchange.PRIVATE.with(SOMEBODY).audience()).contains(SOMEBODY);
        assertThat(Exchange.VIRTUAL.with(SOMEBODY).kind()).isEqualTo(ExchangeKind.VIRTUAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exchange.PUBLIC.with(SOMEBODY))
                .withMessageStartingWith("INT-004");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exchange(ExchangeKind.PROTECTED, Optional.empty()))
                .withMessageStartingWith("INT-004");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1025})
    void INT_005_a_threshold_out_of_range_is_refused(int threshold) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublishOptions.USUAL.withThreshold(threshold))
                .withMessage("INT-005: a threshold is 1 to 1024, not " + threshold);
        assertThatIllegalArgumentException().isThrownBy(() -> SubscribeOptions.USUAL.withThreshold(threshold));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 59_999, 600_001})
    void INT_011_a_lifetime_out_of_range_is_refused(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublishOptions.USUAL.withLifetime(Duration.ofMillis(millis)))
                .withMessageStartingWith("INT-011");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SubscribeOptions.USUAL.withLifetime(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 999, 600_001})
    void MSG_022_a_time_to_live_out_of_range_is_refused(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublishOptions.USUAL.withTimeToLive(Duration.ofMillis(millis)))
                .withMessageStartingWith("MSG-022");
    }
}
