/**
 * The result of a run: what holds on each host, what was found, and why. Report and script are made
 * from it.
 */
package org.apqlint.analysis;
