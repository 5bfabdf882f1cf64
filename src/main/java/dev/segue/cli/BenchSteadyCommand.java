package dev.segue.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `segue bench steady`: what processes cost and hold under a load that does not change.
@Command(
        name = "steady",
        description = {
            "Measure the CPU of an event, and whether memory grows, in each of some processes under a steady stream of",
            "plays; then kill -9 one of them and measure how long it takes to be ready again. Broker and processes are",
            "children. Linux only."
        })
final class BenchSteadyCommand implements Runnable {

    private static final double MEGA = 1e6;
    private static final int QUARTERS = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Mixin
    private ServiceBenchOptions options = new ServiceBenchOptions();

    @Option(names = "--nodes", paramLabel = "N", description = "Segue processes. Default: ${DEFAULT-VALUE}.")
    private int nodes = 1;

    @Option(names = "--rate", paramLabel = "N", description = "Plays a second. Default: ${DEFAULT-VALUE}.")
    private int rate = 1_000;

    @Option(names = "--minutes", paramLabel = "N", description = "How long. Default: ${DEFAULT-VALUE}.")
    private int minutes = 2;

    @Option(names = "--every", paramLabel = "SECONDS", description = "Between samples. Default: ${DEFAULT-VALUE}.")
    private int every = 5;

    @Override
    public void run() {
        try (WorkFolder.Made folder = options.makeFolder();
                BenchService service = options.start(folder, nodes, rate)) {
            Map<String, Object> json = service.describe();
            long readBefore = service.read();
            Duration brokerBefore = ProcessSample.cpuOf(service.brokerPid());
            List<List<Double>> live = new ArrayList<>();
            List<List<ProcessSample>> samples = samples(service, live);
            double events = service.read() - readBefore;
            json.put("minutes", minutes);
            json.put("events_measured", events);
            json.put(
                    "broker_cpu_us_per_event",
                    micros(ProcessSample.cpuOf(service.brokerPid()).minus(brokerBefore)) / events);
            List<Object> processes = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                processes.add(described(service.nodes().get(node).name(), samples.get(node), live.get(node), events));
            }
            json.put("by_process", processes);
            json.put(
                    "seconds_to_ready_after_kill",
                    secondsToReadyAfterKill(service.nodes().getLast()));
            Json.print(spec.commandLine().getOut(), json);
            spec.commandLine().getOut().flush();
        }
    }

    /// Kills one process, with all the state that it has by now, and starts it again at once.
    private static double secondsToReadyAfterKill(ServeChild node) {
        node.kill();
        long start = System.nanoTime();
        node.restart();
        BenchService.await("the killed process is ready", node::isReady);
        return (System.nanoTime() - start) / 1e9;
    }

    /// Returns for each process what it held at each moment.
    ///
    /// @param live takes, for each process, the megabytes of heap in use at the start and after each quarter
    private List<List<ProcessSample>> samples(BenchService service, List<List<Double>> live) {
        List<List<ProcessSample>> samples = new ArrayList<>();
        service.nodes().forEach(_ -> {
            samples.add(new ArrayList<>());
            live.add(new ArrayList<>());
        });
        long start = System.nanoTime();
        long rounds = Math.max(3, Duration.ofMinutes(minutes).toSeconds() / every + 1);
        for (long round = 0; round < rounds; round++) {
            LockSupport.parkNanos(start + Duration.ofSeconds(every * round).toNanos() - System.nanoTime());
            for (int node = 0; node < nodes; node++) {
                ServeChild child = service.nodes().get(node);
                samples.get(node).add(ProcessSample.of(child));
                if (live.get(node).size() * (rounds - 1) <= round * QUARTERS) {
                    live.get(node).add(LiveHeap.of(child) / MEGA);
                }
            }
        }
        return samples;
    }

    private Map<String, Object> described(String name, List<ProcessSample> samples, List<Double> live, double events) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put(
                "cpu_us_per_event",
                micros(samples.getLast().cpu().minus(samples.getFirst().cpu())) / events);
        json.put("resident_mb", over(samples, ProcessSample::resident));
        json.put("heap_mb", over(samples, ProcessSample::heap));
        json.put("heap_in_use_mb_by_quarter", live);
        json.put("rocksdb_mb", over(samples, ProcessSample::rocksDb));
        json.put("other_mb", over(samples, ProcessSample::other));
        return json;
    }

    /// The first and last value, the largest, and the change in an hour over the second half: what a process that has
    /// taken what it needs still takes.
    private Map<String, Object> over(List<ProcessSample> samples, ToDoubleFunction<ProcessSample> bytes) {
        double[] values =
                samples.stream().mapToDouble(bytes).map(value -> value / MEGA).toArray();
        List<Trend.Point> late = new ArrayList<>();
        for (int i = Math.min(values.length / 2, values.length - 3); i < values.length; i++) {
            late.add(new Trend.Point((double) i * every, values[i]));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("first", values[0]);
        json.put("last", values[values.length - 1]);
        json.put("most", Arrays.stream(values).max().orElseThrow());
        json.put("per_hour_in_the_second_half", Trend.of(late));
        return json;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }
}
