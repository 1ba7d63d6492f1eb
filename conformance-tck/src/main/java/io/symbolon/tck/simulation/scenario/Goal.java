package io.symbolon.tck.simulation.scenario;

/**
 * What has to hold, and whether it does.
 *
 * @param text what was asked for
 * @param found what was seen
 */
public record Goal(String text, String found, boolean isReached) {}
