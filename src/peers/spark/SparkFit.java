import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark MLlib's implicit ALS on local[2]: reads `listener track count` lines, writes both tables of vectors. */
public final class SparkFit {

    private SparkFit() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int dimensions = Integer.parseInt(arguments[1]);
        int sweeps = Integer.parseInt(arguments[2]);
        double alpha = Double.parseDouble(arguments[3]);
        double ridge = Double.parseDouble(arguments[4]);
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        Dataset<Row> pairs = spark.read()
                .option("sep", " ")
                .schema("listener int, track int, count float")
                .csv(folder.resolve("train.txt").toString())
                .cache();
        pairs.count();
        ALS als = new ALS()
                .setUserCol("listener")
                .setItemCol("track")
                .setRatingCol("count")
                .setImplicitPrefs(true)
                .setRank(dimensions)
                .setMaxIter(sweeps)
                .setAlpha(alpha)
                .setRegParam(ridge)
                .setNumBlocks(2)
                .setSeed(1);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        als.fit(pairs).itemFactors().count();
        double firstCpu = (cpuNanos() - cpu) / 1e9;
        double first = (System.nanoTime() - start) / 1e9;
        long peak = peakMegabytes();
        cpu = cpuNanos();
        start = System.nanoTime();
        ALSModel model = als.fit(pairs);
        model.itemFactors().count();
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"spark 4.0.1\", \"ridge\": %s, \"cpu_s_per_fit\": %.2f, \"s_per_fit\": %.2f,"
                        + " \"s_first_fit\": %.2f, \"cpu_s_first_fit\": %.2f, \"peak_mb\": %d}%n",
                arguments[4],
                (cpuNanos() - cpu) / 1e9,
                (System.nanoTime() - start) / 1e9,
                first,
                firstCpu,
                peak);
        write(model.userFactors(), folder.resolve("spark-listeners.txt"));
        write(model.itemFactors(), folder.resolve("spark-tracks.txt"));
        spark.stop();
    }

    private static void write(Dataset<Row> table, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Row row : table.collectAsList()) {
                List<Float> vector = row.getList(1);
                writer.write(Integer.toString(row.getInt(0)));
                for (float number : vector) {
                    writer.write(" " + number);
                }
                writer.newLine();
            }
        }
    }

    /** The most memory that this process has had so far, the heap and all else of it. */
    private static long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
