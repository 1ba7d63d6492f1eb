/**
 * What is due when, and how often something may be done. Reads no clock.
 *
 * <pre>
 * Deadlines&lt;K&gt; = K -&gt; time
 * Ration&lt;K&gt;    = so often in each second, of one and in all
 * Allowance&lt;K&gt; = so often at once, and so often a second after that
 * </pre>
 */
package io.symbolon.core.time;
