/**
 * The cryptographic ports of the protocol core on Bouncy Castle's lightweight classes and the system's random source.
 *
 * <pre>
 * port          implementation        made of
 * CryptoSuite   BouncyCastleSuite     StrictEd25519    signatures as CNV-005 wants them
 *                                     MontgomeryForm   an Ed25519 key as an X25519 key (CNV-007)
 *                                     ChaChaPoly       sealing and opening (CNV-008)
 * Entropy       SystemEntropy
 * (none)        PassphraseSeal        a key at rest: Argon2id and ChaChaPoly; no part of the protocol
 * </pre>
 *
 * <p>No security provider is registered or asked: the same code runs on every Java, and gives the same verdicts. Octets
 * leave this package as values of the core; arrays stay inside, and those with something secret are overwritten as far
 * as they are ours. Copies that the library or the garbage collector makes are out of reach.
 */
package io.symbolon.crypto;
