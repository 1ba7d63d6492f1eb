/**
 * What several reports say together.
 *
 * <pre>
 * Merge  = the reports of the parts of one plan     -> the report of the whole plan, or of what is there of it
 * Change = what is known of a case or a rule in one report and in another: better, worse or merely other
 * </pre>
 */
package io.symbolon.tck.compare;
