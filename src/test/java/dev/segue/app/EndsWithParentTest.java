package dev.segue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class EndsWithParentTest {

    @Test
    void endsWhenNothingMoreCanCome() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        PipedOutputStream parent = new PipedOutputStream();
        EndsWithParent.watch(new PipedInputStream(parent), ended::countDown);
        parent.write(1);
        assertThat(ended.getCount()).isEqualTo(1);

        parent.close();

        assertThat(ended.await(4, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void aCommandEndsWithWhoeverStartedIt() throws Exception {
        java.lang.Process child = sleeping(List.of(EndsWithParent.OPTION));

        child.getOutputStream().close();

        assertThat(child.waitFor()).isEqualTo(1);
    }

    /// A process that would never end by itself.
    private static java.lang.Process sleeping(List<String> options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(options);
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Sleeping.class.getName()));
        return builder.start();
    }

    static final class Sleeping {

        private Sleeping() {}

        public static void main(String[] arguments) throws InterruptedException {
            EndsWithParent.watch();
            new CountDownLatch(1).await();
        }
    }
}
