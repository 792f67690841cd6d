/** What a run does, told while it does it: for statistics, for a line of progress, for watching. */
package org.apqlint.run;
