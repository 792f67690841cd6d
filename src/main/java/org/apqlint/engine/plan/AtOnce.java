package org.apqlint.engine.plan;

/** An mdev gets all its masks in one write to ap_config. */
public record AtOnce(String mdev) {}
