// What a detached start tells the command that began it: the stages, then ready or failed. Knows no stage's work.
import * as z from 'zod/mini';
import type { ErrorBody, RailyardError } from '../../protocol/index.ts';
import type { Output } from './output.ts';
import type { Stages } from './stages.ts';

const Report = z.object({
  text: z.string(),
  done: z.optional(z.number()),
  total: z.optional(z.number()),
});

/** From the child to its parent, over Node's own channel. */
export const ChildMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('begin'), title: z.string(), key: z.optional(z.string()) }),
  z.object({ type: z.literal('report'), report: Report }),
  z.object({ type: z.literal('end'), note: z.optional(z.string()) }),
  z.object({ type: z.literal('stageFailed') }),
  z.object({ type: z.literal('ready'), address: z.string(), token: z.string() }),
  z.object({
    type: z.literal('failed'),
    error: z.object({ code: z.string(), what: z.string(), remedy: z.string() }),
  }),
]);
export type ChildMessage = z.infer<typeof ChildMessage>;

export interface ParentLink {
  readonly stages: Stages;
  /** Says that the lab is up and lets the parent go. */
  ready(runner: { address: string; token: string }): void;
  failed(error: RailyardError): void;
}

/** The link to the parent; where there is none (it was killed) words go to the output. */
export function tellParent(output: Output): ParentLink {
  const tell = (message: ChildMessage) => {
    if (process.connected) process.send?.(message);
    else if (message.type === 'begin') output.say(message.title);
  };
  return {
    stages: {
      begin(title, key) {
        tell({ type: 'begin', title, key });
        return {
          report: (report) => tell({ type: 'report', report }),
          end: (note) => tell({ type: 'end', note }),
          fail: () => tell({ type: 'stageFailed' }),
        };
      },
    },
    ready({ address, token }) {
      tell({ type: 'ready', address, token });
      if (process.connected) process.disconnect?.();
    },
    failed(error) {
      const body: ErrorBody = error.toBody();
      tell({ type: 'failed', error: body });
      if (process.connected) process.disconnect?.();
    },
  };
}
