/**
 * How the kit talks to a subject.
 *
 * <pre>
 * Driver      = in process | process | attached   one request, one Reply or a DriverFault
 * Encoding    = JSON | PROTOBUF                   how messages become octets
 * Connection  = process | socket | pipes          what carries the octets
 * Reply       = Result(members) | Failure(kind, text)
 * DriverFault = NOT_STARTED | CRASHED | HUNG | CLOSED | RUBBISH | WRONG_ID | TOO_LONG
 * Subject     = an implementation in Java; DriverServer puts it behind a pair of streams
 * </pre>
 */
package io.symbolon.tck.driver;
