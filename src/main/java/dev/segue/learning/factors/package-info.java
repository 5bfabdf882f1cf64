/// Matrix factorisation that is always up to date: ridge regressions on both sides, one listener or track at a time.
///
/// A listener's vector is regressed on the vectors of what they met last ([FoldIn]), a track's on the vectors of the
/// listeners who met it last ([TrackSolver]), each against the Gram matrix of the whole other side, which stands
/// for all that was not met. Every process holds the tracks' vectors in a [FactorIndex].
///
/// Sources: Hu, Koren, Volinsky, *Collaborative Filtering for Implicit Feedback Datasets*, ICDM 2008 (the model); He,
/// Zhang, Kan, Chua, *Fast Matrix Factorization for Online Recommendation with Implicit Feedback*, SIGIR 2016 (updating
/// it by single interactions); Rendle, Krichene, Zhang, Koren, *Revisiting the Performance of iALS on Item
/// Recommendation Benchmarks*, RecSys 2022 (the settings that matter).
@NullMarked
package dev.segue.learning.factors;

import org.jspecify.annotations.NullMarked;
