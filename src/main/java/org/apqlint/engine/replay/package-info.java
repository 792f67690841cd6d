/**
 * The facts of a replay beside the state itself: what a step asks for, what stands against it, what
 * it moves.
 */
package org.apqlint.engine.replay;
