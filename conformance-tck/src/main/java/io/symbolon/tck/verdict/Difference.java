package io.symbolon.tck.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The first place where two JSON values differ. Numbers are compared by value, everything else exactly; a member that is
 * on one side only is a difference.
 *
 * @param at a JSON pointer from the root of both values; empty for the roots themselves
 * @param expected the value there; missing if there is none
 * @param actual the value there; missing if there is none
 */
public record Difference(String at, JsonNode expected, JsonNode actual) {

    /** Empty if both are equal. */
    public static Optional<Difference> between(JsonNode expected, JsonNode actual) {
        return between("", expected, actual);
    }

    /** Empty if every member of {@code expected} is in {@code actual} and equal; further members there are ignored. */
    public static Optional<Difference> fromMembersOf(JsonNode expected, JsonNode actual) {
        for (var member : expected.properties()) {
            Optional<Difference> difference =
                    between(pointer("", member.getKey()), member.getValue(), actual.path(member.getKey()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> between(String at, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            return betweenObjects(at, expected, actual);
        }
        if (expected.isArray() && actual.isArray()) {
            return betweenLists(at, expected, actual);
        }
        boolean equal = expected.isNumber() && actual.isNumber()
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
        return equal ? Optional.empty() : Optional.of(new Difference(at, expected, actual));
    }

    private static Optional<Difference> betweenObjects(String at, JsonNode expected, JsonNode actual) {
        SortedSet<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        actual.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            Optional<Difference> difference = between(pointer(at, name), expected.path(name), actual.path(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> betweenLists(String at, JsonNode expected, JsonNode actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            Optional<Difference> difference = between(at + "/" + i, expected.path(i), actual.path(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String pointer(String at, String name) {
        return at + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A value in one line; {@code nothing} for a missing one. */
    static String shown(JsonNode value) {
        return value instanceof MissingNode ? "nothing" : value.toString();
    }
}
