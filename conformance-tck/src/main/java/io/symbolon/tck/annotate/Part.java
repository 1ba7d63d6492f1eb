package io.symbolon.tck.annotate;

/**
 * Some octets that mean one thing.
 *
 * @param offset of the first octet
 * @param length in octets; of a field that has fields of its own, its tag and length alone
 * @param depth how many fields it is in
 * @param path the name with the names of the fields that it is in, such as {@code token.extensions[0].name}
 * @param value in words: a number, a text in quotes, a time, octets as hexadecimal digits
 */
public record Part(int offset, int length, int depth, String path, String value) {
    /** The last name of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
