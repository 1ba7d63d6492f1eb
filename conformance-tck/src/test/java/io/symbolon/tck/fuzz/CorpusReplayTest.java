package io.symbolon.tck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a campaign has found worth keeping, and what the vectors have, once through every target; without a fuzzer. */
class CorpusReplayTest {
    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void the_vectors_break_nothing(FuzzTarget target) {
        replay(target, Seeds.of(target));
    }

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void the_corpus_breaks_nothing(FuzzTarget target) {
        replay(target, Corpus.of(target));
    }

    private static void replay(FuzzTarget target, List<Bytes> inputs) {
        assertThat(inputs).isNotEmpty();
        for (Bytes octets : inputs) {
            try {
                target.run(octets);
            } catch (Throwable found) {
                throw new AssertionError(target + " " + octets.toHex() + " gives " + found, found);
            }
        }
    }
}
