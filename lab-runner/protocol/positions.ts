// How far each copy of a partition reaches, for the picture: the high watermark and every log's end.
import * as z from 'zod/mini';

/** `null` is unknown: that broker does not answer for this partition now. */
export const PartitionPositions = z.object({
  topic: z.string(),
  partition: z.number(),
  /** The first offset no consumer may read yet, as the leader says. */
  highWatermark: z.nullable(z.number()),
  /** Broker id → the offset its next record will get. */
  ends: z.record(z.string(), z.nullable(z.number())),
});
export type PartitionPositions = z.infer<typeof PartitionPositions>;

/** Of the learner's topics only, the first of them when there are very many. */
export const PositionsView = z.object({ partitions: z.array(PartitionPositions) });
export type PositionsView = z.infer<typeof PositionsView>;
