/** Tests of the whole way from a specification to its report, and what they share. */
package org.apqlint;
