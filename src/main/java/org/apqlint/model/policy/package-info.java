/**
 * What an organisation demands of specifications, beyond what kernel and hypervisor do: the
 * policies of {@code .apqlint.yaml}, as facts.
 */
package org.apqlint.model.policy;
