package dev.segue.serving.http;

/// Answers the requests of one route.
@FunctionalInterface
interface Resource {

    /// Returns the answer.
    ///
    /// @throws ProblemException when there is none; it becomes a problem document
    Reply answer(Request request);
}
