/**
 * Commands that run the reference implementation itself: its keys, and nodes on this machine and what they say.
 *
 * <pre>
 * IdentityCommand  = symbolon identity: key files
 * MeshCommand      = symbolon mesh: nodes on the loopback interface
 * LiveMesh         = MeshNode+, a queue of Step
 * Step             = Arrived | Established | Ended | Refused | NotSent
 * Transcript       = each Step as lines of text
 * </pre>
 *
 * <p>They show and judge nothing.
 */
package io.symbolon.tck.mesh;
