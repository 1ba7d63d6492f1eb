/**
 * What is due when. Reads no clock.
 *
 * <pre>
 * Deadlines&lt;K&gt; = K -&gt; time
 * </pre>
 */
package io.symbolon.core.time;
