/**
 * What became of something that a peer sent.
 *
 * <pre>
 * Verdict&lt;T&gt; = Accepted(T) | Refused(Rule)
 * </pre>
 */
package io.symbolon.core.verdict;
