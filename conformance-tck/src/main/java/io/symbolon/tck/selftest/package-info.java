/**
 * The kit proves itself: implementations that are wrong on purpose, each of which it must fail by the rule it breaks.
 *
 * <pre>
 * Mutant        = id, Rule, title, Edit*
 * Edit          = a change of one class of the reference implementation
 * MutantSubject = a reference subject loaded with the edits of one mutant
 * </pre>
 */
package io.symbolon.tck.selftest;
