/**
 * The layout of specifications: blanks, line ends and the place of comments, and nothing else. It
 * works on the syntax tree, knows no rule, and needs no rule engine.
 */
package org.apqlint.format;
