/**
 * What a specification says, as immutable values: hosts, mdevs, guests, migrations and changes,
 * with the place in the text that each came from. Depends on nothing else of apqlint.
 */
package org.apqlint.model;
