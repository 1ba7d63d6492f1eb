/** The files about interests, coordinators and messages. */
package io.symbolon.tck.vectors.exchange;
