/// A neural model of what comes next: a listener's latest tracks are encoded as a point among the tracks.
///
/// [Encoder] is the network, [SampledSoftmax] what it is asked to do better, [SequenceTrainer] how it learns; what
/// comes out is a [SequenceModel], which does not change any more.
///
/// Sources: Covington, Adams, Sargin, *Deep Neural Networks for YouTube Recommendations*, RecSys 2016 (the
/// latest items, averaged, through rectified layers into the space of the items; a softmax over sampled items);
/// Bengio, Senécal, *Adaptive Importance Sampling to Accelerate Training of a Neural Probabilistic Language
/// Model*, IEEE Trans. Neural Networks 2008, and Yi et al., *Sampling-Bias-Corrected Neural Modeling for Large
/// Corpus Item Recommendations*, RecSys 2019 (the correction by the logarithm of how often an item is sampled);
/// Kingma, Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
@NullMarked
package dev.segue.learning.sequence;

import org.jspecify.annotations.NullMarked;
