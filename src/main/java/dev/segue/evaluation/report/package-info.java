/// What a measurement found, as data, as JSON and as a page.
@NullMarked
package dev.segue.evaluation.report;

import org.jspecify.annotations.NullMarked;
