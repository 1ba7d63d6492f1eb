/**
 * Octets split into named fields with their offsets, for people: datagrams, tokens, messages. Nothing is judged; what can
 * not be read is one field to the end.
 */
package io.symbolon.tck.annotate;
