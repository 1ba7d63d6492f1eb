/**
 * Combinations: inputs put together from right and wrong parts, each judged by the kit's own reading of the chapters, so
 * that a subject can be asked what no vector asks ({@code docs/beyond-replay.md}).
 *
 * <pre>
 *   Model      = name, file, chapter, op, Draft, Parameter...
 *   Parameter  = name, Choice...           the first choice is the base
 *   Choice     = words, right or wrong, what it changes in a Draft
 *   row        = for each parameter the number of a choice
 *   Question   = arguments, and the result that the reading expects
 * </pre>
 *
 * Nothing here knows the reference implementation: readings stand on {@code io.symbolon.tck.wire} and the chapters alone.
 */
package io.symbolon.tck.combine;
