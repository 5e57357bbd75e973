// A process for the crash test: saves verdicts as fast as it can and says each number once it is acknowledged, until it is killed.
import { writeSync } from 'node:fs';
import { pino } from 'pino';
import { openProgressStore } from './progress-store.ts';

const [dataDir = ''] = process.argv.slice(2);
const store = openProgressStore({ dataDir, log: pino({ level: 'silent' }), backupEvery: 5 });
const exercise = '1.1';
const number = (store.currentAttempt(exercise)?.number ?? 0) + 1;
store.beginAttempt({
  exercise,
  number,
  startedAt: 0,
  values: { topic: `orders-${number}` },
  hintsOpened: 0,
  solutionSeen: false,
  prediction: null,
  predictedAt: null,
});
for (let hintsOpened = 1; ; hintsOpened += 1) {
  const { sequence } = store.saveVerdict({
    exercise,
    attempt: number,
    epoch: 1,
    at: 0,
    elapsedMs: 1,
    verdict: { outcome: 'passed', seen: `number ${number}`, why: 'it stays' },
  });
  writeSync(1, `${sequence}\n`);
  store.updateAttempt(exercise, number, { hintsOpened });
}
