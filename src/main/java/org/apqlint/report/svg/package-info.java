/** The map of a host's queues as vector graphics: within a page, and as a file of its own. */
package org.apqlint.report.svg;
