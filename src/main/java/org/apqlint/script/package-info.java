/**
 * The way to make a specification true: the plan of one host as typed operations, the bash script
 * that carries it out, and the commands of a migration. Made from the analysis alone.
 */
package org.apqlint.script;
