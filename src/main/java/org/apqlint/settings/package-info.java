/**
 * The file {@code .apqlint.yaml}: where it is found, what is wrong with it, what it says of rules,
 * paths and policies.
 */
package org.apqlint.settings;
