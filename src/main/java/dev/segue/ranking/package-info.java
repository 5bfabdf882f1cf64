/// A listener, the model and a request become one ordered list with reasons.
///
/// [dev.segue.ranking.Recommender#rank] is the only ranking there is: HTTP, the stream and the evaluation all call it.
/// The one place where the learners meet.
@NullMarked
package dev.segue.ranking;

import org.jspecify.annotations.NullMarked;
