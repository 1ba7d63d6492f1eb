/**
 * The engine, which finds the state that an input concerns, and what it holds.
 *
 * <pre>
 * Node = Answerer (initiations), Sessions (everything after), StateTable, OwnNode, CookieJar, DenyList
 * </pre>
 */
package io.symbolon.core.node;
