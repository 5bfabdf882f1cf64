package dev.segue.serving.http;

/// Answers requests about one listener from this process's own state.
@FunctionalInterface
interface ListenerResource {

    /// Returns the answer.
    ///
    /// @param standbyToo whether a replica of the listener's state will do
    /// @throws ProblemException when there is none; 503 when the state is not here
    Reply answer(Request request, boolean standbyToo);
}
