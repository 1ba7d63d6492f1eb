package io.symbolon.tck.combine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.VectorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Disagreements as files of vectors, in the form of {@code test-vectors}: each refusing case with the accepting one from
 * which it differs least. Ids begin at 9001, where no case of the kit's own is.
 */
public final class ReadyVectors {
    private static final int FIRST_NUMBER = 9001;
    private static final int TITLE_LENGTH = 200;

    private final Map<String, VectorFile> files = new LinkedHashMap<>();
    private final Map<List<Object>, String> accepting = new LinkedHashMap<>();
    private int number = FIRST_NUMBER;

    ReadyVectors(List<Disagreement> disagreements) {
        for (Disagreement one : disagreements) {
            files.computeIfAbsent(one.model().name(), name -> file(one.model()));
            add(one);
        }
    }

    /** Writes a file {@code NAME.json} for each model with a disagreement, and nothing if there is none. */
    public List<Path> write(Path folder) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, VectorFile> file : files.entrySet()) {
            Files.createDirectories(folder);
            written.add(Files.write(
                    folder.resolve(file.getValue().fileName()), file.getValue().octets()));
        }
        return written;
    }

    private static VectorFile file(Model<?> model) {
        return new VectorFile(
                model.name(),
                model.chapter(),
                "Combinations on which an implementation and the reading of the kit differed.",
                "What is expected is what the kit reads in the chapters.");
    }

    private void add(Disagreement one) {
        Question question = one.model().question(one.row());
        if (question.isAccepting()) {
            accept(one.model(), one.row());
            return;
        }
        String rule = rule(one.model(), question);
        String twin = accept(one.model(), nearestAccepted(one.model(), one.row()));
        files.get(one.model().name())
                .refuse(id(rule, "N"), twin, title(one.model(), one.row()), rule)
                .source("combination")
                .asks(one.model().op(), question.args(), question.expect());
    }

    private String accept(Model<?> model, List<Integer> row) {
        return accepting.computeIfAbsent(List.of(model.name(), row), fresh -> {
            Question question = model.question(row);
            String rule = rule(model, question);
            String id = id(rule, "P");
            files.get(model.name())
                    .accept(id, title(model, row), rule)
                    .source("combination")
                    .asks(model.op(), question.args(), question.expect());
            return id;
        });
    }

    /** The row with one part set back to the base, if that is taken; else the base. */
    private static List<Integer> nearestAccepted(Model<?> model, List<Integer> row) {
        for (int i = 0; i < row.size(); i++) {
            List<Integer> other = new ArrayList<>(row);
            other.set(i, 0);
            if (row.get(i) != 0 && model.question(other).isAccepting()) return List.copyOf(other);
        }
        return model.baseRow();
    }

    /** What the case is about: the rule that refuses, or the one that the model is about. */
    private static String rule(Model<?> model, Question question) {
        ObjectNode expect = question.expect();
        return expect.has("rule") ? expect.get("rule").asText() : model.rule();
    }

    private String id(String rule, String kind) {
        return rule.substring(0, 4) + kind + "-" + number++;
    }

    private static String title(Model<?> model, List<Integer> row) {
        String title = model.title(row);
        return title.length() <= TITLE_LENGTH ? title : title.substring(0, TITLE_LENGTH - 3) + "...";
    }
}
