/**
 * Runs the rules: feeds the facts of one host into a session, moves the focus from phase to phase,
 * and reads what was derived. The rules decide; this code only turns the crank.
 */
package org.apqlint.engine;
