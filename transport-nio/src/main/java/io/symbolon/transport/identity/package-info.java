/**
 * Keys that outlive a process: of a node, and of an identity.
 *
 * <pre>
 * Identity   = who an application is on the mesh: key and words of its identity tokens
 * NodeKey    = what makes a node the same node after a restart
 * KeyRecord  = what either of them keeps
 * KeyFile    = a KeyRecord in a file: owner-only, sealed with a Passphrase, replaced as a whole
 * </pre>
 *
 * <p>The form of the file is on the page docs/key-files.md.
 */
package io.symbolon.transport.identity;
