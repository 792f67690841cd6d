/** Tables and settings that are data and not code. Depends on the model only. */
package org.apqlint.config;
