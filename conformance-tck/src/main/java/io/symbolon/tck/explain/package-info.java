/**
 * What there is to say of a rule or a case before anything has failed. A case is played against the reference
 * implementation, so that what is told is what happens.
 *
 * <pre>
 * Performance     = Act*                    what a case asks, what it expects, what a right subject answers
 * CaseExplanation = rules, reasons, acts, likely causes, difference from the twin, octets
 * RuleExplanation = sentence, intent, source, cases, an example
 * </pre>
 */
package io.symbolon.tck.explain;
