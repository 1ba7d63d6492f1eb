/**
 * Addresses of the network as data.
 *
 * <pre>
 * Endpoint  = IpAddress, port
 * IpAddress = 4 octets | 16 octets
 * </pre>
 */
package io.symbolon.core.address;
