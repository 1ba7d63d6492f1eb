package io.symbolon.tck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.learn.Learn;
import io.symbolon.tck.learn.Learnt;
import io.symbolon.tck.reference.ReferenceSubject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The machine of the reference is that of the chapters; those of wrong implementations are not, and the shortest word shows it. */
class LearningFindsMutantsTest {
    /** With half of the inputs, for the time it takes; {@code symbolon learn} takes all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            handshake | 6 | open,initiation,again,answer,challenge,response,leave,pause
            join      | 8 | join,ack,granted,denied,wait
            """)
    void the_reference_has_the_machine_of_the_chapters(String view, int states, String inputs) {
        Learnt learnt =
                new Learn(view, List.of(inputs.split(",")), 0, 1).of(() -> new InProcessDriver(new ReferenceSubject()));

        assertThat(learnt.agrees()).as("%s", learnt.lines()).isTrue();
        assertThat(learnt.lines()).anyMatch(line -> line.startsWith(view + ": " + states + " states"));
        assertThat(learnt.dot().orElseThrow()).contains("s0 -> s1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HSK-013-a | handshake | initiation,again           | again  in state candidate              | the same answer  by HSK-013
            HSK-025-a | handshake | open,cookie                | cookie  in state cookie used            | dropped HSK-025  by HSK-025
            SES-003-a | handshake | initiation,challenge twice | challenge twice  in state candidate    | challenge + response then dropped SES-003  by SES-003
            JON-017-a | join      | join,wait                  | wait  in state asked                   | nack deferred  by JON-017
            JON-023-a | join      | join,other                 | other  in state before                 | dropped JON-023  by JON-023
            """)
    void a_wrong_implementation_has_another_machine(
            String id, String view, String inputs, String where, String expected) {
        Mutant mutant = Mutants.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        MutantLoader loader = new MutantLoader(mutant.edits());

        Learnt learnt =
                new Learn(view, List.of(inputs.split(",")), 0, 1).of(() -> new InProcessDriver(loader.subject()));

        assertThat(learnt.agrees()).isFalse();
        assertThat(learnt.lines()).contains("    " + where, "      expected  " + expected);
    }
}
