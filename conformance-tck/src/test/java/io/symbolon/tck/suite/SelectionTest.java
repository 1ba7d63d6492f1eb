package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.KitFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final Case ACCEPTING = TestCases.accepting("TOK-P-0001", TokenRule.DECODES);
    private static final Case REFUSING = TestCases.refusing("TOK-N-0001", TokenRule.DECODES, "TOK-P-0001");
    private static final Case OTHER = TestCases.refusing("TOK-N-0022", TokenRule.CANONICAL_ENCODING, "TOK-P-0001");
    private static final List<Case> DRIVER = DriverSuite.cases(1);

    private final Selection selection =
            new Selection(List.of(ACCEPTING, REFUSING, OTHER, DRIVER.get(0), DRIVER.get(2)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token               | TOK-P-0001 TOK-N-0001 TOK-N-0022",
                "TOK-003             | TOK-N-0022",
                "TOK-002             | TOK-P-0001 TOK-N-0001",
                "TOK-N-0022          | TOK-N-0022",
                "TOK-N-*             | TOK-N-0001 TOK-N-0022",
                "TOK-?-0001          | TOK-P-0001 TOK-N-0001",
                "*                   | TOK-P-0001 TOK-N-0001 TOK-N-0022 DRV-S-0001 DRV-S-0003",
                "@Honesty            | DRV-S-0001",
                "L0                  | TOK-P-0001 TOK-N-0001 TOK-N-0022 DRV-S-0001",
                "L1                  | DRV-S-0003",
                "TOK-N-0022 driver   | TOK-N-0022 DRV-S-0001 DRV-S-0003",
                "driver token token  | TOK-P-0001 TOK-N-0001 TOK-N-0022 DRV-S-0001 DRV-S-0003"
            })
    void finds_cases_in_the_order_of_the_suites(String selectors, String ids) {
        assertThat(selection.select(List.of(selectors.split(" "))))
                .extracting(Case::id)
                .containsExactly(ids.split(" "));
    }

    @Test
    void finds_everything_without_selectors() {
        assertThat(selection.select(List.of())).hasSize(5);
    }

    @Test
    void plans_the_twins_that_are_needed() {
        assertThat(selection.plan(List.of("TOK-N-0022"))).containsExactly(ACCEPTING, OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokens     | 'tokens' is no chapter, rule, case, flag or level; nearest: token",
                "TOK-N-0023 | 'TOK-N-0023' is no chapter, rule, case, flag or level; nearest: TOK-N-0022",
                "@honest    | nearest: @Honesty",
                "TOK-031    | no case names the rule TOK-031",
                "SES-*      | no case is selected by 'SES-*'"
            })
    void refuses_a_selector_that_names_nothing(String selector, String text) {
        assertThatThrownBy(() -> selection.select(List.of(selector)))
                .isInstanceOf(UnknownSelector.class)
                .hasMessageContaining(text);
    }

    @Test
    void refuses_suites_that_do_not_fit_together() {
        assertThatThrownBy(() -> new Selection(List.of(ACCEPTING, ACCEPTING)))
                .isInstanceOf(KitFault.class)
                .hasMessage("two cases have the id TOK-P-0001");
        assertThatThrownBy(() -> new Selection(List.of(REFUSING)))
                .isInstanceOf(KitFault.class)
                .hasMessageContaining("TOK-P-0001");
        assertThatThrownBy(() -> new Selection(List.of(ACCEPTING, REFUSING, TestCases.withTwin(OTHER, "TOK-N-0001"))))
                .isInstanceOf(KitFault.class)
                .hasMessageContaining("TOK-N-0001");
    }

    @Test
    void the_nearest_words_come_first() {
        assertThat(Nearest.to("tkc", List.of("list", "tck", "token", "driver"))).startsWith("tck");
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }
}
