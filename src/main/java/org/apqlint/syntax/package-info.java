/**
 * From text to model: the language of specifications. A text is cut into lexemes, its braces are
 * balanced, its statements are parsed, and its blocks become records of the model; whatever is
 * wrong on the way is a finding.
 */
package org.apqlint.syntax;
