package io.symbolon.tck.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A driver to begin with, in one language: it answers hello, reset, bye, and honestly that it knows nothing else. */
public enum Skeleton {
    PYTHON("", "python3 %my_driver.py", "my_driver.py"),
    JAVASCRIPT("", "node %my_driver.mjs", "my_driver.mjs"),
    C("cc -O2 -Wall -o %my_driver %my_driver.c %json.c", "%my_driver", "my_driver.c", "json.c", "json.h"),
    GO("go build -o %my_driver %my_driver.go", "%my_driver", "my_driver.go"),
    RUST("rustc -O -o %my_driver %my_driver.rs", "%my_driver", "my_driver.rs", "json.rs"),
    JAVA("", "java %MyDriver.java", "MyDriver.java");

    private static final String FOLDER = "/symbolon/driver-init/";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-]+");

    private final String build;
    private final String run;
    private final List<String> files;

    /** @param build the command that compiles it, or nothing; % stands before each name of a file, in both commands */
    Skeleton(String build, String run, String... files) {
        this.build = build;
        this.run = run;
        this.files = List.of(files);
    }

    /** The name of the language on the command line. */
    public String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of its files. */
    public List<String> files() {
        return files;
    }

    /** The command that compiles what is in {@code folder}; empty if nothing is to be compiled. */
    public Optional<String> build(Path folder) {
        return build.isEmpty() ? Optional.empty() : Optional.of(in(folder, build));
    }

    /** The command that starts the driver. */
    public String run(Path folder) {
        return in(folder, run);
    }

    /**
     * Writes its files into {@code folder}, which is made if it is not there.
     *
     * @throws FileAlreadyExistsException if one of them is there; then none is written
     */
    public void write(Path folder) throws IOException {
        for (String file : files) {
            if (Files.exists(folder.resolve(file))) {
                throw new FileAlreadyExistsException(folder.resolve(file).toString());
            }
        }
        Files.createDirectories(folder);
        for (String file : files) {
            try (InputStream in = Skeleton.class.getResourceAsStream(FOLDER + language() + "/" + file)) {
                if (in == null) {
                    throw new KitFault("a file of the skeleton is not on the class path: " + file);
                }
                Files.copy(in, folder.resolve(file));
            }
        }
    }

    /** The words of {@code command} with the paths of the files; a path that is not plain is quoted. */
    private static String in(Path folder, String command) {
        StringBuilder line = new StringBuilder();
        for (String word : command.split(" ")) {
            String path = word.startsWith("%") ? folder + "/" + word.substring(1) : word;
            String quoted = PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
            line.append(line.isEmpty() ? "" : " ").append(quoted);
        }
        return line.toString();
    }
}
