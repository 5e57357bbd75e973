// The stages of a start as a person sees them: what, how far, how long it usually takes. Knows no stage's work.
import type { Durations } from './durations.ts';
import type { Output } from './output.ts';

export interface StageReport {
  /** What is happening now, as a sentence or a count. */
  readonly text: string;
  readonly done?: number;
  readonly total?: number;
}

export interface Stage {
  report(report: StageReport): void;
  /** Done; `note` replaces the usual "done". */
  end(note?: string): void;
  /** `word` says how, when it was not a failure. */
  fail(word?: string): void;
}

export interface Stages {
  /** `key` names the stage in the memory of durations; without one it is too quick to be remembered. */
  begin(title: string, key?: string): Stage;
}

/** Milliseconds between two lines where the last one cannot be replaced. */
const calmMs = 3000;
const redrawMs = 200;

/** Draws stages on a terminal, or prints them line by line. */
export function createStages(output: Output, durations: Durations): Stages {
  return {
    begin(title, key) {
      const usual = key === undefined ? undefined : durations.usual(key);
      const expectation = usual === undefined ? '' : `usually ${spokenSeconds(usual)}`;
      const begun = performance.now();
      let last: StageReport = { text: '' };
      let printed = { text: '', at: begun };

      const elapsed = () => (performance.now() - begun) / 1000;
      const draw = () => {
        const clock = [`${Math.floor(elapsed())} s`, ...(expectation === '' ? [] : [expectation])].join(', ');
        const line = ['  ' + title, bar(last), last.text, clock].filter((part) => part !== '').join(' · ');
        output.redraw?.(line.slice(0, Math.max(20, output.columns - 1)));
      };
      const timer = output.redraw === undefined ? undefined : setInterval(draw, redrawMs);
      timer?.unref();
      if (output.redraw === undefined) {
        output.say(`${title}${expectation === '' ? '' : ` (${expectation})`} …`);
      } else draw();

      const finish = (word: string) => {
        clearInterval(timer);
        output.say(`${output.redraw === undefined ? '  ' : `${title}: `}${word} · ${elapsed().toFixed(1)} s`);
      };
      return {
        report(report) {
          last = report;
          const now = performance.now();
          const quiet = report.text === printed.text || now - printed.at < calmMs;
          if (output.redraw !== undefined || quiet) return;
          printed = { text: report.text, at: now };
          output.say(`  ${report.text}`);
        },
        end(note = 'done') {
          if (key !== undefined) durations.remember(key, elapsed());
          finish(note);
        },
        fail: (word = 'failed') => finish(word),
      };
    },
  };
}

/** `[####------]`, when there is something to count. */
function bar({ done, total }: StageReport): string {
  if (done === undefined || total === undefined || total <= 1) return '';
  const width = 10;
  const full = Math.round((Math.min(done, total) / total) * width);
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`;
}

/** `about 12 s`, `about 2 min`. */
export function spokenSeconds(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s`;
  return `about ${Math.round(seconds / 60)} min`;
}
