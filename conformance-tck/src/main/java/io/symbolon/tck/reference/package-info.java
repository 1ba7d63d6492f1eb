/**
 * The reference implementation behind the driver protocol: one subject among others. Only this package of the kit (with
 * the simulated and the live network) knows the core, and nothing that judges knows this package.
 */
package io.symbolon.tck.reference;
