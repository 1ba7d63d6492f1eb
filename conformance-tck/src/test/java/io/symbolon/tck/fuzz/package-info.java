/**
 * Coverage-guided fuzzing of everything that reads octets of a peer ({@code docs/beyond-replay.md}): the targets, the
 * corpus, its replay in every build, and the campaign of the profile {@code fuzz}.
 */
package io.symbolon.tck.fuzz;
