/** The layout is what the language reference says, and changes nothing else. */
package org.apqlint.format;
