/**
 * The golden vectors: made from fixed seeds by the kit's own reading of the wire, and compared with what is committed.
 *
 * <pre>
 * VectorGenerator    = every VectorFile and the manifest, as octets
 * VectorVerification = the committed folder against the generator, the schemas, the manifest and the rules
 * </pre>
 */
package io.symbolon.tck.vectors;
