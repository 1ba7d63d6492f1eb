package io.symbolon.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the report files of a run into a folder. A file is there whole or not at all, also when a run is broken off. */
public final class ReportFolder {
    private final Path folder;

    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException if the folder can not be made or written to */
    public void write(RunReport report) throws IOException {
        Files.createDirectories(folder);
        write("report.json", JsonReport.of(report));
        write("junit.xml", JunitReport.of(report));
    }

    private void write(String name, String content) throws IOException {
        Path begun = folder.resolve(name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.writeString(begun, content);
            Files.move(
                    begun, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
    }
}
