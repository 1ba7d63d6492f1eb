package io.symbolon.tck.cli;

import io.symbolon.tck.driver.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The word for an encoding on the command line. */
final class EncodingWord implements ITypeConverter<Encoding> {
    private static final List<String> WORDS =
            Arrays.stream(Encoding.values()).map(EncodingWord::of).toList();

    static String of(Encoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Encoding convert(String word) {
        int index = WORDS.indexOf(word);
        if (index < 0) {
            throw new TypeConversionException("expected " + String.join(" or ", WORDS) + ", not '" + word + "'");
        }
        return Encoding.values()[index];
    }
}
