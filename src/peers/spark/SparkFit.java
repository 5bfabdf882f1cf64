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
        als.fit(pairs).itemFactors().count();
        long cpu = cpuNanos();
        long start = System.nanoTime();
        ALSModel model = als.fit(pairs);
        model.itemFactors().count();
        System.out.printf(
                Locale.ROOT,
                "{\"program\": \"spark 4.0.1\", \"ridge\": %s, \"cpu_s_per_fit\": %.2f, \"s_per_fit\": %.2f}%n",
                arguments[4], (cpuNanos() - cpu) / 1e9, (System.nanoTime() - start) / 1e9);
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

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
