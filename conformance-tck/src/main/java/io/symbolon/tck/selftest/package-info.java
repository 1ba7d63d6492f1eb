/**
 * The kit proves itself: implementations that are wrong on purpose, each of which it must fail by the rule it breaks, and
 * subjects that do nothing, which it must not credit with anything.
 *
 * <pre>
 * Mutant        = id, Rule, title, Edit*
 * Edit          = a change of one class of the reference implementation
 * MutantLoader  = loads the reference implementation again, with the edits of one mutant
 * NullSubject   = title, the rules that it really keeps, its answers
 * SelfTest      : Mutant -> MutantResult (the cases that kill it)
 * KillMatrix    = MutantResult*, NullResult*, the unmutated run -> problems
 * </pre>
 */
package io.symbolon.tck.selftest;
