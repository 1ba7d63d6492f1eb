/**
 * Commands that run the reference implementation itself: its keys, and nodes on this machine and what they say.
 *
 * <pre>
 * IdentityCommand  = symbolon identity: key files
 * NodeCommand      = symbolon node: one MeshNode, NodeLog, until StopSignal
 * MeshCommand      = symbolon mesh: Meeting of two nodes or Growth of more, on the loopback interface
 * LiveMesh         = MeshNode+, a queue of Step
 * Step             = Arrived | Established | Asked | Decided | Acknowledged | Joined | Parted | Ended | Refused | NotSent
 * Transcript       = each Step as lines of text
 * </pre>
 *
 * <p>They show and judge nothing.
 */
package io.symbolon.tck.mesh;
