/**
 * What the protocol needs of cryptography, as ports and sized values.
 *
 * <pre>
 * CryptoSuite, Entropy = ports
 * ForwardingSuite = a CryptoSuite in front of another
 * PublicKey    = 32 octets
 * AgreementKey = 32 octets
 * Secret       = octets that end
 * SigningKey   = seed, PublicKey, agreement secret
 * </pre>
 */
package io.symbolon.core.crypto;
