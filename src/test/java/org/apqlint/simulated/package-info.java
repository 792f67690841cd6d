/**
 * A host that bash can write to: a file system like sysfs, with the reference model behind it. It
 * answers each write as the driver does, errno included, and can be told to fail or to kill.
 */
package org.apqlint.simulated;
