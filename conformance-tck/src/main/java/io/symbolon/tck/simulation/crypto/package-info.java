/**
 * Suites for simulations.
 *
 * <pre>
 * FastSuite    = a stand-in without any strength, made of Mixing
 * CountedSuite = another suite, counted: a Tally by Operation
 * </pre>
 */
package io.symbolon.tck.simulation.crypto;
