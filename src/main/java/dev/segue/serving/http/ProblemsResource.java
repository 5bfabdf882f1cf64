package dev.segue.serving.http;

/// The page behind the `type` of a problem.
final class ProblemsResource {

    private ProblemsResource() {}

    static Reply answer(Request request) {
        String name = request.id("code");
        ProblemCode code = ProblemCode.named(name)
                .orElseThrow(() -> ProblemCode.UNKNOWN_PATH.because("there is no problem of that name"));
        return Reply.text(
                MediaTypes.TEXT,
                "%s (%d): %s.\n\n%s\n".formatted(code.wireName(), code.status(), code.title(), code.advice()));
    }
}
