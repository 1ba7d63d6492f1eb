/**
 * Courses of events in the simulated network, and what has to hold in the end.
 *
 * <pre>
 * Setup      = nodes, seed, scenario, suite: everything that decides a simulation
 * Simulation = Act+, each on a Stage with a network of its own
 * Result     = Goal*, Phase*, Curve+, digest
 * Figure     = the curves as a picture
 * </pre>
 */
package io.symbolon.tck.simulation.scenario;
