/**
 * Learning: the machine of a subject is inferred from what it answers, and compared with the one that the chapters
 * demand ({@code docs/beyond-replay.md}).
 *
 * <pre>
 *   Sul         = reset, input to output          (the system under learning)
 *   Mealy       = states, inputs, for each pair an output and a next state
 *   Queries     = a Sul with a memory, which notices what is not deterministic
 *   Learner     = L* with an observation table
 *   Specified   = the machine of a chapter's tables, as data
 * </pre>
 */
package io.symbolon.tck.learn;
