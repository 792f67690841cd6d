/** Fixes in the text: which characters an edit changes, and the text that a set of fixes leaves. */
package org.apqlint.fix;
