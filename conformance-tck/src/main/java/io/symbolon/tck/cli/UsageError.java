package io.symbolon.tck.cli;

/** What was typed, or a file that it names, is wrong; nothing was done. Ends with exit code 2. */
final class UsageError extends RuntimeException {
    UsageError(String text) {
        super(text);
    }
}
