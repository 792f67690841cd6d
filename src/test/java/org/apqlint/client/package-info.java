/**
 * What is generated, put to the programs that are to read it: mdevctl, libvirt and QEMU themselves,
 * none of which needs the hardware for it. Where one of them is absent, its tests are skipped.
 */
package org.apqlint.client;
