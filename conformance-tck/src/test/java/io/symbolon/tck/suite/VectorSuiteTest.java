package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.spec.Chapter;
import io.symbolon.spec.ConventionRule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorSuiteTest {
    private static final String KEY = "00".repeat(32);
    private static final String FILE = """
            {"schema":"symbolon/key/1","chapter":"conventions","header":["Keys."],
             "notes":{"SmallOrder":{"kind":"WEAK_KEY","why":"It signs anything.","effect":"Forgery."}},
             "cases":[
              {"id":"CNV-P-0001","title":"a key","rules":["CNV-005"],"flags":[],"source":"generator",
               "op":"key.check","args":{"public_key":"KEY"},"expect":{"verdict":"accepted"}},
              {"id":"CNV-N-0001","title":"no key","rules":["CNV-005","CNV-006"],"flags":["SmallOrder"],"twin":"CNV-P-0001",
               "source":"generator","op":"key.check","args":{"public_key":"KEY"},"expect":{"verdict":"refused","rule":"CNV-005"}},
              {"id":"CNV-S-0001","title":"two keys","rules":["CNV-005"],"flags":[],"source":"generator","steps":[
               {"op":"key.check","args":{"public_key":"KEY"},"expect":{"verdict":"accepted"}},
               {"op":"node.inspect","args":{"node":"a"},"expect":{"attempts":0}}]}]}
            """.replace("KEY", KEY);

    @Test
    void makes_a_case_of_each_vector() {
        List<Case> cases = read(FILE);

        assertThat(cases).extracting(Case::id).containsExactly("CNV-P-0001", "CNV-N-0001", "CNV-S-0001");
        Case refusing = cases.get(1);
        assertThat(refusing.chapter()).isEqualTo(Chapter.CONVENTIONS);
        assertThat(refusing.rules())
                .containsExactly(ConventionRule.SIGNATURES_ARE_STRICT, ConventionRule.AGREEMENT_CONTRIBUTES);
        assertThat(refusing.twin()).contains("CNV-P-0001");
        assertThat(refusing.flags()).containsExactly("SmallOrder");
        assertThat(refusing.needs()).containsExactly(Capability.CRYPTO);
        assertThat(refusing.lines())
                .contains(
                        "call    key.check {\"public_key\":\"" + KEY + "\"}",
                        "expect  {\"verdict\":\"refused\",\"rule\":\"CNV-005\"}",
                        "note    @SmallOrder: It signs anything. Forgery.");
        assertThat(cases.get(2).needs()).containsExactlyInAnyOrder(Capability.CRYPTO, Capability.INSPECT);
    }

    @Test
    void judges_the_answer_to_its_own_arguments() {
        Case accepting = read(FILE).get(0);
        Subject subject = (op, args) -> new Reply.Result(
                Json.object().put("verdict", op.equals("key.check") && args.size() == 1 ? "accepted" : "refused"));

        assertThat(accepting.body().run(new InProcessDriver(subject))).isEqualTo(Verdict.pass());
    }

    @Test
    void says_which_step_of_a_script_went_wrong() {
        Subject subject = (op, args) ->
                new Reply.Result(Json.object().put("verdict", "accepted").put("attempts", 2));
        Verdict verdict = read(FILE).get(2).body().run(new InProcessDriver(subject));

        assertThat(verdict.text()).isEqualTo("step 2 of 2: node.inspect gives another value at /attempts");
        assertThat(verdict.at()).isEqualTo("step 2 of 2/attempts");
        assertThat(verdict.expected()).isEqualTo("0");
        assertThat(verdict.actual()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"CNV-P-0001\",\"title\" | \"CNV-P-0001\",\"name\" | keys.json: /cases/0/title: expected text",
                "[\"CNV-005\"],\"flags\":[],\"source\":\"generator\",\"steps\" | [\"CNV-999\"],\"steps\""
                        + " | keys.json: /cases/2/rules/0: expected the id of a rule, not 'CNV-999'",
                "\"op\":\"node.inspect\" | \"op\":\"node.look\""
                        + " | keys.json: /cases/2/steps/1/op: expected an operation of chapter driver, not 'node.look'",
                "symbolon/key/1 | symbolon/key/2 | keys.json: /schema: expected symbolon/<name>/1",
                "\"conventions\" | \"convention\""
                        + " | keys.json: /chapter: expected a chapter of the specification, not 'convention'",
                "\"cases\":[ | \"vectors\":[ | keys.json: /cases: expected a list",
                "{\"attempts\":0} | [] | keys.json: /cases/2/steps/1/expect: expected an object",
                "[\"SmallOrder\"] | [5] | keys.json: /cases/1/flags/0: expected text",
                "\"header\": | \"header\" | keys.json: not JSON: line 1, column "
            })
    void names_file_position_and_what_was_expected(String good, String bad, String text) {
        String file = FILE.replace(good, bad);

        assertThat(file).isNotEqualTo(FILE);
        assertThatThrownBy(() -> read(file)).isInstanceOf(KitFault.class).hasMessageContaining(text);
    }

    @Test
    void loads_the_files_of_a_manifest() {
        Map<String, String> files = Map.of("MANIFEST.json", manifest(digest(), 3), "keys.json", FILE);
        VectorFiles vectors = load(files);

        assertThat(vectors.cases()).hasSize(3);
        assertThat(vectors.digests()).isEqualTo(Map.of("keys.json", digest()));
    }

    @Test
    void refuses_files_that_are_not_those_of_the_manifest() {
        assertThatThrownBy(() -> load(Map.of()))
                .isInstanceOf(KitFault.class)
                .hasMessage("MANIFEST.json: the file is missing");
        assertThatThrownBy(() -> load(Map.of("MANIFEST.json", manifest(digest(), 3))))
                .isInstanceOf(KitFault.class)
                .hasMessage("keys.json: the file is missing");
        assertThatThrownBy(() -> load(Map.of("MANIFEST.json", manifest(digest(), 3), "keys.json", FILE + " ")))
                .isInstanceOf(KitFault.class)
                .hasMessageStartingWith("keys.json: expected the SHA-256 that MANIFEST.json names, " + digest());
        assertThatThrownBy(() -> load(Map.of("MANIFEST.json", manifest(digest(), 4), "keys.json", FILE)))
                .isInstanceOf(KitFault.class)
                .hasMessage("keys.json: expected 4 cases as MANIFEST.json says, not 3");
        assertThatThrownBy(() -> load(Map.of("MANIFEST.json", "{\"schema\":\"symbolon/manifest/2\"}")))
                .isInstanceOf(KitFault.class)
                .hasMessage("MANIFEST.json: /schema: expected symbolon/manifest/1");
        assertThatThrownBy(() -> load(Map.of("MANIFEST.json", "{\"schema\":\"symbolon/manifest/1\"}")))
                .isInstanceOf(KitFault.class)
                .hasMessage("MANIFEST.json: /files: expected a list");
        assertThatThrownBy(() -> load(Map.of("MANIFEST.json", "{")))
                .isInstanceOf(KitFault.class)
                .hasMessageStartingWith("MANIFEST.json: not JSON: ");
    }

    private static String manifest(String digest, int cases) {
        return "{\"schema\":\"symbolon/manifest/1\",\"files\":[{\"file\":\"keys.json\",\"sha256\":\"" + digest
                + "\",\"cases\":" + cases + "}]}";
    }

    private static String digest() {
        return VectorFiles.sha256(FILE.getBytes(StandardCharsets.UTF_8));
    }

    private static VectorFiles load(Map<String, String> files) {
        return VectorFiles.load(
                name -> Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Case> read(String file) {
        return VectorSuite.read("keys.json", file.getBytes(StandardCharsets.UTF_8));
    }
}
