package io.symbolon.tck.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The folder of the reports of a run; each is there whole or not at all. */
public final class ReportFolder {
    private static final Map<String, Function<ReportFile, String>> REPORTS = reports();

    /** The names of the files. */
    public static final List<String> NAMES = List.copyOf(REPORTS.keySet());

    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    private static Map<String, Function<ReportFile, String>> reports() {
        Map<String, Function<ReportFile, String>> reports = new LinkedHashMap<>();
        reports.put("report.json", ReportFile::json);
        reports.put("report.html", HtmlReport::of);
        reports.put("junit.xml", JunitReport::of);
        reports.put("summary.md", Summary::of);
        reports.put("badge.svg", Badge::svg);
        reports.put("badge.json", Badge::json);
        reports.put("conformance.json", Statement::of);
        return reports;
    }

    /** @throws IOException if the folder can not be made or written to */
    public void write(ReportFile report) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, Function<ReportFile, String>> one : REPORTS.entrySet()) {
            String content = one.getValue().apply(report);
            WholeFile.write(folder.resolve(one.getKey()), content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The folder and the names of the files in it. */
    public String inWords() {
        return folder + ": " + String.join(", ", NAMES);
    }
}
