/**
 * How the kit talks to a subject.
 *
 * <pre>
 * Driver      = process | in process            one request, one Reply or a DriverFault
 * Reply       = Result(members) | Failure(kind, text)
 * DriverFault = NOT_STARTED | CRASHED | HUNG | CLOSED | RUBBISH | WRONG_ID | TOO_LONG
 * Subject     = an implementation in Java; DriverServer puts it behind a pair of streams
 * </pre>
 */
package io.symbolon.tck.driver;
