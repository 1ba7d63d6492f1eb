/**
 * Chapter token: what arrives is an UnverifiedToken; what passed every rule is a VerifiedToken.
 *
 * <pre>
 * UnverifiedToken = octets as received, TokenFields
 * VerifiedToken   = NodeToken | IdentityToken | InterestToken
 * TokenFields     = version, Kind, uuid, realm, issuer, audience, subject, key, three times, Extension*
 * Endorsement     = from, until, signature of the issuer
 * </pre>
 */
package io.symbolon.core.token;
