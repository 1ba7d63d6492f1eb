/** What can be typed: one class for each command of {@code symbolon}. Commands put things together and judge nothing. */
package io.symbolon.tck.cli;
