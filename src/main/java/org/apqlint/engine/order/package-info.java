/** Facts of the question whether the steps of a change are accepted in another order. */
package org.apqlint.engine.order;
