// A process for the crash test: records as fast as it can and says each number once it is written, until it is killed.
import { openTimelineFile } from './timeline-file.ts';
import { createTimeline } from '../core/timeline/index.ts';

const store = openTimelineFile(process.argv[2] ?? '');
const timeline = createTimeline({
  store,
  epoch: () => 1,
  log: { warn: () => process.exit(1) },
  mostEvents: 400,
});
timeline.onEvents((events) => process.stdout.write(`${events.at(-1)?.sequence}\n`));
for (let round = 0; ; round += 1) {
  timeline.nodeIs('kafka1', { phase: 'stopped', detail: `${round} ${'x'.repeat((round * 37) % 3000)}` });
  if (round % 3 === 0) timeline.flush();
  // Lets what was said out.
  if (round % 30 === 0) await new Promise((resolve) => setImmediate(resolve));
}
