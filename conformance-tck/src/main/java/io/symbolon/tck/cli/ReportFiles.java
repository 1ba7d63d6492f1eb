package io.symbolon.tck.cli;

import io.symbolon.tck.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports that were named on the command line, by file or by the folder that a run wrote. */
final class ReportFiles {
    private ReportFiles() {}

    /** The file {@code report.json} of a folder, or the file itself. */
    static Path file(Path fileOrFolder) {
        return Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve("report.json") : fileOrFolder;
    }

    /** @throws UsageError if there is no report */
    static ReportFile read(Path fileOrFolder) {
        try {
            return ReportFile.read(file(fileOrFolder));
        } catch (IOException e) {
            throw new UsageError(e.getMessage());
        }
    }
}
