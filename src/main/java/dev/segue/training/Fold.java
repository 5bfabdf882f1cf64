package dev.segue.training;

/// One block of time in a cross-validation.
///
/// @param from when the first interaction of the block was; what came before was learnt
/// @param learnt how many interactions that was
/// @param interactions how many the block holds
/// @param epochs after how many epochs the block was met best
/// @param ndcg NDCG@20 on the block after those
public record Fold(String from, int learnt, int interactions, int epochs, double ndcg) {}
