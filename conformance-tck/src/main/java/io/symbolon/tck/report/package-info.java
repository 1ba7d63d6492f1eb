/**
 * What a run leaves behind: a summary on the terminal, {@code report.json} for programs, {@code junit.xml} for continuous
 * integration. Every report is a function of the run; none holds a time or the name of a machine.
 */
package io.symbolon.tck.report;
