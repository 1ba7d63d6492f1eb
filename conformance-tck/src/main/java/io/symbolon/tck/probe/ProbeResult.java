package io.symbolon.tck.probe;

import io.symbolon.tck.suite.RunResult;

/**
 * A finished probe.
 *
 * @param run one verdict for each planned check
 * @param roundTrips what was measured; none if the target never answered
 * @param clockAheadMs how far the target's wall clock is ahead of ours, behind if negative
 */
public record ProbeResult(RunResult run, RoundTrips roundTrips, long clockAheadMs) {}
