/**
 * The conformance kit: judges any implementation of the protocol through its driver, in any language.
 *
 * <pre>
 * cli      what can be typed
 * report   what a run leaves behind
 * suite    what is asked, and the run of it
 * verdict  what became of it
 * driver   how a subject is talked to
 * wire     the kit's own reading of the protocol's octets
 * </pre>
 *
 * <p>Beside these, {@code reference} makes the reference implementation one subject among others. Nothing that judges
 * knows it.
 */
package io.symbolon.tck;
