package io.symbolon.tck.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report files of a run into a folder; each is there whole or not at all. */
public final class ReportFolder {
    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException if the folder can not be made or written to */
    public void write(ReportFile report) throws IOException {
        Files.createDirectories(folder);
        report.write(folder.resolve("report.json"));
        write("junit.xml", JunitReport.of(report));
    }

    private void write(String name, String content) throws IOException {
        WholeFile.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }
}
