/**
 * Two readings of one host beside each other: under the kernel that it has, and under another one.
 */
package org.apqlint.analysis.upgrade;
