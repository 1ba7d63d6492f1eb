/**
 * What is asked of a subject.
 *
 * <pre>
 * Case      = id, title, chapter, Rule+, twin?, flags, capabilities, Body      from vectors (data) or from code
 * Selection = the cases that selectors name, with their twins
 * Run       = every selected case, each with its Verdict
 * </pre>
 */
package io.symbolon.tck.suite;
