/** Facts of the question which writes provision a host, and in which order. */
package org.apqlint.engine.plan;
