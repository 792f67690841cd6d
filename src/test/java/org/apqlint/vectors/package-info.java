/** Conformance vectors: what the driver does with random configurations and histories. */
package org.apqlint.vectors;
