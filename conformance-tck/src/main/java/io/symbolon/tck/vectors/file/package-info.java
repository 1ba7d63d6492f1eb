/**
 * How a vector file is written.
 *
 * <pre>
 * VectorFile = name, chapter, header, VectorCase+
 * VectorCase = id, title, rules, Flag*, twin?, source, (op, args, expect | step+), trace?
 * </pre>
 */
package io.symbolon.tck.vectors.file;
