package org.apqlint.analysis.upgrade;

/**
 * What two kernels do differently, and this host will notice.
 *
 * @param order its position in the catalogue
 * @param title what it is about
 * @param before what the earlier one does
 * @param after what the later one does
 */
public record BehaviourChange(int order, String topic, String title, String before, String after) {}
