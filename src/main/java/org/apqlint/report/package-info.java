/**
 * What people and programs read: the report as text and as JSON (its other forms are in {@code
 * format}), the picture of a host's queues, the explanation of a result, and the pages of the
 * rules. Made from the analysis alone.
 */
package org.apqlint.report;
