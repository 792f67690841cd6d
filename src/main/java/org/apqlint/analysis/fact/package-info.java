/**
 * What the rules derive: immutable facts, one row per adapter or one value per mdev, never one per
 * queue.
 */
package org.apqlint.analysis.fact;
