/**
 * What became of cases and of a whole run.
 *
 * <pre>
 * Verdict    = VerdictKind, text, expected, actual, at
 * RunVerdict = CONFORMANT | NONCONFORMANT | INCOMPLETE | KIT_FAULT
 * </pre>
 */
package io.symbolon.tck.verdict;
