/**
 * Elements of XML, SVG and HTML as values: what writes them escapes every text once, in one place.
 */
package org.apqlint.report.markup;
