package io.symbolon.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts and the rule constants say the same, both ways. */
class RulesMatchTextTest {
    @ParameterizedTest
    @EnumSource
    void text_and_constants_name_the_same_rules_in_the_same_order(Chapter chapter) {
        List<String> constants = chapter.rules().stream()
                .map(rule -> rule.id() + " " + rule.name() + " " + rule.breach() + " " + rule.sentence())
                .toList();
        List<String> texts = chapter.texts().values().stream()
                .map(text -> text.id() + " " + text.name() + " " + text.breach().toUpperCase(Locale.ROOT) + " "
                        + text.sentence())
                .toList();
        assertThat(constants).isEqualTo(texts).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_heading_of_a_rule_is_complete(Chapter chapter) {
        Matcher headings =
                Pattern.compile("^### (\\w{3}-\\d{3}) ", Pattern.MULTILINE).matcher(chapter.markdown());
        List<String> ids = new ArrayList<>();
        while (headings.find()) {
            ids.add(headings.group(1));
        }
        assertThat(chapter.texts().keySet()).containsExactlyElementsOf(ids);
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_has_a_normative_word_an_intent_and_a_source(Chapter chapter) {
        for (Rule rule : chapter.rules()) {
            assertThat(rule.sentence()).as(rule.id()).containsPattern("MUST|SHOULD|MAY|if and only if");
            assertThat(rule.intent()).as(rule.id()).isNotBlank();
            assertThat(rule.source()).as(rule.id()).isNotBlank();
        }
    }

    @Test
    void ids_are_unique_and_count_upwards_without_gaps() {
        Set<String> seen = new HashSet<>();
        for (Chapter chapter : Chapter.values()) {
            int number = 0;
            for (Rule rule : chapter.rules()) {
                number++;
                assertThat(seen.add(rule.id())).as(rule.id()).isTrue();
                assertThat(rule.id()).endsWith(String.format("-%03d", number));
            }
        }
        assertThat(Rules.all()).hasSameSizeAs(seen);
        assertThat(Rules.byId("TOK-025")).contains(TokenRule.EXPIRES_AT_IN_FUTURE);
        assertThat(Rules.byId("TOK-999")).isEmpty();
    }
}
