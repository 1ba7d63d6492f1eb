/** Fixed keys, tokens and parties of the vectors; every octet that looks random is the BLAKE2b of a name. */
package io.symbolon.tck.vectors.sample;
