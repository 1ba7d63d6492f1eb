/**
 * The specification as data.
 *
 * <pre>
 * Specification = Chapter*
 * Chapter       = text, Rule*
 * Rule          = id, name, sentence, Breach, intent, source
 * Breach        = DROP | COOKIE | NACK | END | CALLER | OWN | DEFINITION
 * </pre>
 */
package io.symbolon.spec;
