// Makes random segments with Kafka's own builders, damages copies of some, and says what Kafka's own reader finds in
// them. Run as `java -cp <jars> RandomLogs.java <folder> <logs> <seed>`; the same seed makes the same logs.

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.ControlRecordType;
import org.apache.kafka.common.record.EndTransactionMarker;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecords.RecordFilter;
import org.apache.kafka.common.record.MemoryRecords.RecordFilter.BatchRetention;
import org.apache.kafka.common.record.MemoryRecords.RecordFilter.BatchRetentionResult;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.storage.internals.log.CompletedTxn;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.apache.kafka.storage.internals.log.LogSegment;

public class RandomLogs {
  static final String[] TEXTS = {
    "", "a", "order-17", "payé", "Grüße aus Köln", "日本語のテキスト", "🚂🚃🚃", "two\nlines\tand a tab", "e\u0301",
    "{\"id\":7,\"city\":\"København\"}", "key: x payload: y", "\u0000zero"
  };
  final Random lot;
  long offset;
  long clock;

  RandomLogs(long seed) {
    lot = new Random(seed);
  }

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    int logs = Integer.parseInt(words[1]);
    long seed = Long.parseLong(words[2]);
    for (int number = 0; number < logs; number += 1) {
      new RandomLogs(seed * 1_000_003 + number).write(folder.resolve(String.valueOf(number)));
    }
  }

  void write(Path folder) throws Exception {
    Files.createDirectories(folder);
    long[] bases = {0, 0, lot.nextInt(1000), 5_000_000_000L, (1L << 52) + 7};
    long base = bases[lot.nextInt(bases.length)];
    offset = base;
    clock = 1_700_000_000_000L + lot.nextInt(1_000_000_000);
    Properties settings = new Properties();
    settings.put("index.interval.bytes", String.valueOf(lot.nextInt(4000)));
    LogSegment segment =
        LogSegment.open(folder.toFile(), base, new LogConfig(settings), Time.SYSTEM, 0, false);
    int batches = 1 + lot.nextInt(25);
    for (int number = 0; number < batches; number += 1) {
      MemoryRecords records = lot.nextInt(6) == 0 ? marker(segment) : data();
      if (lot.nextInt(4) == 0) records = compacted(records);
      if (records.sizeInBytes() == 0) continue;
      long last = -1;
      for (RecordBatch batch : records.batches()) last = batch.lastOffset();
      segment.append(last, records);
      if (lot.nextInt(8) == 0) offset += lot.nextInt(100_000);
    }
    // A log that no batch is left of is no log to compare.
    if (segment.size() == 0) segment.append(offset, plain());
    segment.onBecomeInactiveSegment();
    segment.close();
    File log = folder.resolve(String.format("%020d.log", base)).toFile();
    try (PrintWriter told = new PrintWriter(folder.resolve("told.txt").toFile(), StandardCharsets.UTF_8)) {
      tell(log, told, true);
    }
    damage(log, folder);
  }

  MemoryRecords data() {
    Compression codec = Compression.of(CompressionType.values()[lot.nextInt(5)]).build();
    TimestampType type = lot.nextInt(4) == 0 ? TimestampType.LOG_APPEND_TIME : TimestampType.CREATE_TIME;
    boolean known = lot.nextBoolean();
    boolean transactional = known && lot.nextBoolean();
    long producer = known ? (lot.nextInt(10) == 0 ? Long.MAX_VALUE - lot.nextInt(9) : lot.nextInt(5000)) : -1;
    short epoch = (short) (known ? lot.nextInt(Short.MAX_VALUE) : -1);
    int sequence = !known ? -1 : lot.nextInt(5) == 0 ? Integer.MAX_VALUE - lot.nextInt(20) : lot.nextInt(1000);
    MemoryRecordsBuilder builder =
        new MemoryRecordsBuilder(
            ByteBuffer.allocate(4096), (byte) 2, codec, type, offset, clock, producer, epoch, sequence,
            transactional, false, lot.nextInt(3) == 0 ? -1 : lot.nextInt(60), 1 << 30);
    int count = lot.nextInt(12) == 0 ? 1 + lot.nextInt(400) : 1 + lot.nextInt(12);
    boolean timeless = type == TimestampType.CREATE_TIME && lot.nextInt(25) == 0;
    for (int number = 0; number < count; number += 1) {
      clock += lot.nextInt(2000) - 300;
      builder.appendWithOffset(offset, timeless ? -1 : clock, bytes(false), bytes(true), headers());
      offset += 1 + (lot.nextInt(5) == 0 ? lot.nextInt(40) : 0);
    }
    return builder.build();
  }

  MemoryRecords plain() {
    MemoryRecordsBuilder builder =
        new MemoryRecordsBuilder(
            ByteBuffer.allocate(512), (byte) 2, Compression.NONE, TimestampType.CREATE_TIME, offset, clock, -1,
            (short) -1, -1, false, false, 0, 1 << 20);
    builder.append(clock, bytes(false), bytes(true));
    return builder.build();
  }

  /** The end of a transaction, as a coordinator has it written; an abort goes into the transaction index too. */
  MemoryRecords marker(LogSegment segment) throws IOException {
    boolean abort = lot.nextBoolean();
    long producer = lot.nextInt(5000);
    MemoryRecordsBuilder builder =
        new MemoryRecordsBuilder(
            ByteBuffer.allocate(256), (byte) 2, Compression.NONE, TimestampType.CREATE_TIME, offset, clock,
            producer, (short) lot.nextInt(100), -1, true, true, lot.nextInt(60), 1 << 20);
    ControlRecordType type = abort ? ControlRecordType.ABORT : ControlRecordType.COMMIT;
    builder.appendEndTxnMarker(clock, new EndTransactionMarker(type, lot.nextInt(1000)));
    if (abort) {
      long first = Math.max(segment.baseOffset(), offset - lot.nextInt(20));
      segment.updateTxnIndex(new CompletedTxn(producer, first, offset, true), offset + 1);
    }
    offset += 1;
    return builder.build();
  }

  /** What the cleaner would leave: offsets with holes, batches without records, delete horizons. */
  MemoryRecords compacted(MemoryRecords records) {
    boolean emptied = lot.nextInt(4) == 0;
    RecordFilter filter =
        new RecordFilter(clock, lot.nextInt(3) == 0 ? -1 : 86_400_000L) {
          @Override
          protected BatchRetentionResult checkBatchRetention(RecordBatch batch) {
            return new BatchRetentionResult(
                lot.nextInt(3) == 0 ? BatchRetention.DELETE_EMPTY : BatchRetention.RETAIN_EMPTY, lot.nextBoolean());
          }

          @Override
          protected boolean shouldRetainRecord(RecordBatch batch, Record record) {
            return !emptied && lot.nextInt(3) > 0;
          }
        };
    ByteBuffer out = ByteBuffer.allocate(records.sizeInBytes() * 2 + 1024);
    ByteBuffer used =
        records
            .filterTo(new TopicPartition("random", 0), filter, out, Integer.MAX_VALUE, BufferSupplier.NO_CACHING)
            .outputBuffer();
    used.flip();
    return MemoryRecords.readableRecords(used);
  }

  byte[] bytes(boolean value) {
    switch (lot.nextInt(value ? 9 : 8)) {
      case 0:
        return null;
      case 1:
        return new byte[0];
      case 2:
        byte[] noise = new byte[lot.nextInt(60)];
        lot.nextBytes(noise);
        return noise;
      case 8:
        // Mostly small: a hundred logs of large values would only be slow.
        int size = lot.nextInt(40) == 0 ? 100_000 + lot.nextInt(600_000) : lot.nextInt(9000);
        return "Kafka keeps what it was given. ".repeat(size / 31 + 1).substring(0, size).getBytes(StandardCharsets.UTF_8);
      default:
        return TEXTS[lot.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
    }
  }

  Header[] headers() {
    Header[] headers = new Header[lot.nextInt(3) == 0 ? lot.nextInt(5) : 0];
    for (int number = 0; number < headers.length; number += 1) {
      headers[number] = new RecordHeader(TEXTS[lot.nextInt(TEXTS.length)], bytes(false));
    }
    return headers;
  }

  /** Three copies: one cut off, two with changed bytes. */
  void damage(File log, Path folder) throws IOException {
    byte[] whole = Files.readAllBytes(log.toPath());
    List<byte[]> copies = new ArrayList<>();
    copies.add(java.util.Arrays.copyOf(whole, lot.nextInt(whole.length)));
    for (int number = 0; number < 2; number += 1) {
      byte[] copy = whole.clone();
      // The heads of batches are a small part of the bytes, and the most telling one.
      int at = number == 0 ? lot.nextInt(whole.length) : lot.nextInt(Math.min(61, whole.length));
      copy[at] ^= (byte) (1 + lot.nextInt(255));
      copies.add(copy);
    }
    for (int number = 0; number < copies.size(); number += 1) {
      Path copy = folder.resolve("damaged-" + number);
      Files.write(copy, copies.get(number));
      try (PrintWriter told = new PrintWriter(folder.resolve("damaged-" + number + ".txt").toFile())) {
        tell(copy.toFile(), told, false);
      }
    }
  }

  /** Batch by batch with its position and whether Kafka finds it whole; the records in base 64, which dump-log does not print. */
  static void tell(File file, PrintWriter told, boolean contents) throws IOException {
    long position = 0;
    try (FileRecords records = FileRecords.open(file, false)) {
      for (RecordBatch batch : records.batches()) {
        // The version of the format is not under the checksum: Kafka takes 38 for 2.
        told.println("batch " + position + " " + (batch.isValid() && batch.magic() <= 2));
        position += batch.sizeInBytes();
        if (contents) for (Record record : batch) told.println(line(record));
      }
      told.println("end " + position + " of " + records.sizeInBytes());
    } catch (RuntimeException error) {
      told.println("end " + position + " of " + file.length());
    }
  }

  static String line(Record record) {
    StringBuilder text = new StringBuilder("record " + record.offset() + " " + record.timestamp());
    text.append(" ").append(record.hasKey() ? base64(record.key()) : "null");
    text.append(" ").append(record.hasValue() ? base64(record.value()) : "null");
    for (Header header : record.headers()) {
      text.append(" ").append(base64(ByteBuffer.wrap(header.key().getBytes(StandardCharsets.UTF_8))));
      text.append("=").append(header.value() == null ? "null" : base64(ByteBuffer.wrap(header.value())));
    }
    return text.toString();
  }

  static String base64(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return "'" + Base64.getEncoder().encodeToString(bytes) + "'";
  }
}
