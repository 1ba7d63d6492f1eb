package io.symbolon.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries of the ledger are named by rules and never named twice. */
class LedgerTest {
    @Test
    void entries_count_upwards_without_gaps() throws IOException {
        List<String> entries = found("(?m)^\\| (L-\\d\\d) \\|", ledger());
        assertThat(entries)
                .isNotEmpty()
                .containsExactlyElementsOf(IntStream.rangeClosed(1, entries.size())
                        .mapToObj(number -> String.format("L-%02d", number))
                        .toList());
    }

    @Test
    void every_entry_that_a_rule_names_is_there() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Rule rule : Rules.all()) named.addAll(found("(L-\\d\\d)", rule.source()));
        assertThat(named).isNotEmpty().isSubsetOf(found("(?m)^\\| (L-\\d\\d) \\|", ledger()));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String ledger() throws IOException {
        try (InputStream in = LedgerTest.class.getResourceAsStream("/symbolon/spec/text/70-ledger.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
