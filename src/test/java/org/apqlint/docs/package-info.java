/** The pages for people hold what they promise. */
package org.apqlint.docs;
