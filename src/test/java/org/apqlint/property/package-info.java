/** Properties that hold for every specification, tried on random ones. */
package org.apqlint.property;
