/**
 * Octets and how they are put together.
 *
 * <pre>
 * Bytes         = octet*
 * LabelledInput = label, 00, (u8 | u16 | u64 | fixed | variable)*
 * </pre>
 */
package io.symbolon.core.bytes;
