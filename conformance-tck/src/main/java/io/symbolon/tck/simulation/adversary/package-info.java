/**
 * Those who mean no good. They act through datagrams only, and none of them keeps a rule that hinders it.
 *
 * <pre>
 * Replayer       sends what it overheard again
 * Hijacker       takes frames from the wire and sends them from its own address
 * ManInTheMiddle shakes hands with both sides, and hands on what it hears
 * Liar           joins, and tells of nodes that do not exist
 * Flooder        sends initiations from sources that are not its own
 * Victim         has no part in it, and counts what reaches it
 * Puppet         all the cryptography of a node and none of its rules, for those above
 * </pre>
 */
package io.symbolon.tck.simulation.adversary;
