@NullMarked
package dev.segue.evaluation.report;

import org.jspecify.annotations.NullMarked;
