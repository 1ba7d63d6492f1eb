/**
 * Failures that are known: a file beside a port's code that lets its pipeline run until they are gone, and no longer.
 *
 * <pre>
 * Baseline   = KnownFailure*                             as in symbolon/baseline/baseline.schema.json
 * Comparison = the run with a baseline laid over it: expected-failure, unexpected-pass, complaints
 * </pre>
 */
package io.symbolon.tck.baseline;
