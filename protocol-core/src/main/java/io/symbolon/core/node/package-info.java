/**
 * The engine, which finds the state that an input concerns, and what it holds.
 *
 * <pre>
 * Node  = Answerer (initiations), Sessions (everything after), StateTable, OwnNode, CookieJar, DenyList
 * Joins = Admissions (of peers), Renewals (of what was granted), OwnJoins, Joined (who is), Memberships (of each session)
 * </pre>
 */
package io.symbolon.core.node;
