/**
 * {@code symbolon mesh}: nodes of the reference implementation on the loopback interface, and what they say to each other.
 *
 * <pre>
 * LiveMesh   = MeshNode+, a queue of Step
 * Step       = Arrived | Established | Ended | Refused | NotSent
 * Transcript = each Step as lines of text
 * </pre>
 *
 * <p>It shows and judges nothing.
 */
package io.symbolon.tck.mesh;
