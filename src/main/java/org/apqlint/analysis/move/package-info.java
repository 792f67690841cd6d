/** Answers to questions about guests that move: one host, all hosts, all guests of a host. */
package org.apqlint.analysis.move;
