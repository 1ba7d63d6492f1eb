package io.symbolon.tck.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report that the last run left in a folder. */
final class LastReport {
    private LastReport() {}

    /** The ids of the cases that did not pass, at least one. */
    static List<String> notPassed(Path folder) {
        Path file = folder.resolve("report.json");
        List<String> ids = new ArrayList<>();
        for (JsonNode one : read(file).path("cases")) {
            if (!one.path("verdict").asText().equals(VerdictKind.PASS.reportName())) {
                ids.add(one.path("id").asText());
            }
        }
        if (ids.isEmpty()) {
            throw new UsageError("--failed-last: every case passed in " + file);
        }
        return ids;
    }

    private static JsonNode read(Path file) {
        if (!Files.exists(file)) {
            throw new UsageError("--failed-last: there is no " + file + "; run without --failed-last first");
        }
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UsageError("--failed-last: " + file + " can not be read: " + e.getMessage());
        }
    }
}
