package io.symbolon.tck.mesh;

import io.symbolon.tck.suite.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Options of a command in a file of properties: {@code listen = 127.0.0.1:4000} says {@code --listen 127.0.0.1:4000}. An
 * option that may be repeated has its values in a row, with white space or commas between them. What stands on the command
 * line goes before what stands in the file.
 */
final class ConfigFile {
    private final Path file;
    private final CommandSpec spec;

    ConfigFile(Path file, CommandSpec spec) {
        this.file = file;
        this.spec = spec;
    }

    /** The command line {@code typed}, without {@code --config} and with the options that only the file has. */
    String[] completed(ParseResult typed) {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : typed.matchedOptions()) {
            if (option.longestName().equals("--config")) continue;
            option.originalStringValues().forEach(value -> arguments.add(option.longestName() + "=" + value));
        }
        read().forEach((key, value) -> {
            OptionSpec option = option(key);
            if (typed.hasMatchedOption(option)) return;
            List<String> values =
                    option.isMultiValue() ? Arrays.asList(value.trim().split("[,\\s]+")) : List.of(value);
            values.forEach(each -> arguments.add(option.longestName() + "=" + each));
        });
        return arguments.toArray(String[]::new);
    }

    private OptionSpec option(String key) {
        List<String> known = spec.options().stream()
                .filter(option -> !option.inherited() && !option.longestName().equals("--config"))
                .map(option -> option.longestName().substring(2))
                .toList();
        if (known.contains(key)) return spec.findOption("--" + key);
        throw refused("'" + key + "' is no option of " + spec.name() + "; nearest: "
                + String.join(", ", Nearest.to(key, known)));
    }

    /** In order of the keys, so that the same file always says the same. */
    private Map<String, String> read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw refused("there is no such file");
        } catch (IOException | IllegalArgumentException failed) {
            throw refused("can not be read: " + failed);
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
        return sorted;
    }

    private ParameterException refused(String text) {
        return new ParameterException(spec.commandLine(), "--config: " + file + ": " + text);
    }
}
