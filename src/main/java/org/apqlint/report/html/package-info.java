/**
 * The report as one page that stands for itself: it loads nothing, works without scripts, on paper
 * and from the keyboard.
 */
package org.apqlint.report.html;
