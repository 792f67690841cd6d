/**
 * The report in the forms that other programs read. Each form is one small renderer, and {@link
 * org.apqlint.report.format.ReportFormat} names them all.
 */
package org.apqlint.report.format;
