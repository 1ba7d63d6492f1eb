/** Vectors of the overlay's geometry (chapter overlay); what is expected is computed here, in a few lines of its own. */
package io.symbolon.tck.vectors.routing;
