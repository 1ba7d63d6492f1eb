/** Parts of the reference implementation as somebody else might get them wrong; they serve the kit's proof of itself. */
package io.symbolon.tck.reference.wrong;
