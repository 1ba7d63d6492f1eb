/**
 * Chapter realm: the sealed question to a realm leader, its decision, and whom it revokes. Needs no clock and no session.
 *
 * <pre>
 * Realm          = the leader's verified token
 * Query          = identity token, node, asking node, nonce
 * Decision       = Ruling, token hash, identity, node, asking node, nonce, end, signature
 * AskerSide      : Query -&gt; sealed, SentQuery;   SentQuery, sealed -&gt; Decision
 * LeaderSide     : sealed -&gt; TakenQuery;   TakenQuery, Ruling -&gt; sealed
 * RevocationList = sequence, identities, signature
 * </pre>
 */
package io.symbolon.core.realm;
