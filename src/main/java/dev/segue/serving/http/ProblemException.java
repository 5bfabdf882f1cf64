package dev.segue.serving.http;

import java.io.Serial;

/// Ends a request that cannot be answered; carries no stack, for it is no fault of ours.
final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
