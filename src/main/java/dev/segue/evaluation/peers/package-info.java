/// Baselines of the field, measured beside Segue's own order: each learns the same events under the same candidate
/// rule.
///
/// Start with [dev.segue.evaluation.peers.Peers], the roster; [dev.segue.evaluation.peers.Peer] is what they share.
@NullMarked
package dev.segue.evaluation.peers;

import org.jspecify.annotations.NullMarked;
