package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.fact.EffectiveFeature;
import org.apqlint.model.Guest;
import org.apqlint.model.Matrix;

/**
 * What a guest asked for and what it gets, with the intent reading.
 *
 * @param guest the guest
 * @param mdev its mdev; empty if it names none, or none of its host
 * @param asked M of its mdev
 * @param gets S of its mdev
 * @param features the AP features of its CPU
 * @param reasons why it does not get the rest, one line each; empty if it gets everything
 */
public record GuestAnalysis(
    Guest guest,
    Optional<MdevAnalysis> mdev,
    Matrix asked,
    Matrix gets,
    List<EffectiveFeature> features,
    List<String> reasons) {
  public GuestAnalysis {
    features = List.copyOf(features);
    reasons = List.copyOf(reasons);
  }
}
