// One line of progress: rewritten in place on a terminal, printed now and then elsewhere. Knows no work.

/** Milliseconds between two lines where nothing can be rewritten. */
const calmMs = 10_000;

/**
 * @typedef {object} Progress
 * @property {(text: string) => void} show what is happening now
 * @property {(text: string) => void} end the last line, with the elapsed time
 */

/**
 * Begins a line of progress.
 * @param {string} title
 * @param {NodeJS.WriteStream} stream
 * @returns {Progress}
 */
export function beginProgress(title, stream = process.stderr) {
  const begun = Date.now();
  const live = stream.isTTY === true;
  let detail = '';
  let printedAt = begun;
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const line = () => [title, detail, seconds()].filter((part) => part !== '').join(' · ');
  const draw = () => {
    if (live) stream.write(`\r\u001b[K${line().slice(0, Math.max(20, (stream.columns || 80) - 1))}`);
    else if (Date.now() - printedAt >= calmMs) {
      printedAt = Date.now();
      stream.write(`${line()}\n`);
    }
  };
  if (live) draw();
  else stream.write(`${title}\n`);
  const timer = setInterval(draw, live ? 250 : 1000);
  timer.unref();
  return {
    show(text) {
      detail = text;
    },
    end(text) {
      clearInterval(timer);
      stream.write(`${live ? '\r\u001b[K' : ''}${text} · ${seconds()}\n`);
    },
  };
}
