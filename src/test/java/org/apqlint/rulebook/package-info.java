/** Tests of the folders under {@code rules/}: adding a rule is adding a folder that passes them. */
package org.apqlint.rulebook;
