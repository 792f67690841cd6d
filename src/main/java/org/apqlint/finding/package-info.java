/** What apqlint has to say: findings with their places. */
package org.apqlint.finding;
