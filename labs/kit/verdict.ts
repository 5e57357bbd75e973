// What a check found (codes and facts) and what the learner is told (sentences). One becomes the other through the lab's messages.
import * as z from 'zod/mini';

/** Facts named by a message's placeholders. */
export type Facts = Readonly<Record<string, string | number>>;

/** A check's result before it is put into words. `command` is the Kafka command that shows the same evidence. */
export type Finding<Reason extends string = string, Wait extends string = string> =
  | {
      readonly outcome: 'passed';
      readonly facts: Facts;
      readonly command?: string;
      /** Of an exercise with a prediction: the option that came true. */
      readonly happened?: string;
    }
  | { readonly outcome: 'notYet'; readonly wait: Wait; readonly facts: Facts; readonly command?: string }
  | { readonly outcome: 'failed'; readonly reason: Reason; readonly facts: Facts; readonly command?: string };

/** A prediction laid beside what the cluster did: the options by their keys, and in words. */
export const Comparison = z.object({
  predicted: z.string(),
  happened: z.string(),
  /** The chosen option, as it was worded. */
  said: z.string(),
  /** What the cluster did. */
  did: z.string(),
  /** Why the guess was a sensible one; absent when it came true. */
  surprise: z.optional(z.string()),
});
export type Comparison = z.infer<typeof Comparison>;

/** What the learner sees. `blocked` means the lab is not well and never costs an attempt. */
export const Verdict = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('passed'),
    seen: z.string(),
    why: z.string(),
    command: z.optional(z.string()),
    comparison: z.optional(Comparison),
  }),
  z.object({
    outcome: z.literal('notYet'),
    wait: z.string(),
    waitingFor: z.string(),
    command: z.optional(z.string()),
  }),
  z.object({
    outcome: z.literal('failed'),
    reason: z.string(),
    expected: z.string(),
    observed: z.string(),
    hint: z.string(),
    command: z.optional(z.string()),
  }),
  z.object({ outcome: z.literal('blocked'), cause: z.string(), remedy: z.string() }),
]);
export type Verdict = z.infer<typeof Verdict>;
export type Outcome = Verdict['outcome'];
