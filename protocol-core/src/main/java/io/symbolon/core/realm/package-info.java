/**
 * Chapter realm: the sealed question to a realm leader, its decision, and whom it revokes.
 *
 * <pre>
 * Realms         = the part that one node has: Asking | Leading | none; the newest RevocationList
 * Realm          = the leader's verified token
 * AskerSide      : Query -&gt; sealed, SentQuery;   SentQuery, sealed -&gt; Decision
 * LeaderSide     : sealed -&gt; TakenQuery;   TakenQuery, Ruling -&gt; sealed
 * RevocationList = sequence, identities, signature
 * RealmContext   = what the node does for it
 * </pre>
 */
package io.symbolon.core.realm;
