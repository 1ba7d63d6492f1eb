/**
 * The suites of the kit as tests of the JUnit platform: a port in Java extends {@link io.symbolon.tck.junit.ConformanceTests}
 * and gets one test for each case.
 *
 * <pre>
 * [engine:symbolon] / [port:class of the tests] / [chapter:token] / [case:TOK-N-2501]      the unique id of a test
 * </pre>
 *
 * An id names what is tested and not where it stands, so it stays when cases are added (decision 0020).
 * JUnit is on the class path of whoever uses this package; nothing else in the kit needs it.
 */
package io.symbolon.tck.junit;
