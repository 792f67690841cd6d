/** Findings that were there when apqlint came: the file that lists them. */
package org.apqlint.baseline;
