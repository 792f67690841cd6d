/**
 * An imperative model of the vfio_ap driver and the AP bus, written without the rules and without
 * their helpers, so that it can disagree with them.
 */
package org.apqlint.reference;
