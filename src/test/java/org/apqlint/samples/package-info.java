/** Whole runs of the program over the scenarios under {@code samples/}. */
package org.apqlint.samples;
