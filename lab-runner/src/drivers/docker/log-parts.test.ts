// A stretch of a file is whole or is asked for again: Docker may lose the end of a large answer.
import { PassThrough } from 'node:stream';
import type Docker from 'dockerode';
import { expect, it } from 'vitest';
import { readLogPart } from './log-parts.ts';

/** A workbench whose commands print these answers, one after another. */
function workbenchThatPrints(answers: string[]) {
  const exec = async () => {
    const stream = new PassThrough();
    const start = async () => {
      setImmediate(() => stream.end(`17\n${answers.shift() ?? ''}`));
      return stream;
    };
    return { start, inspect: async () => ({ Running: false, ExitCode: 0 }) };
  };
  const demuxStream = (from: PassThrough, out: PassThrough) => from.on('data', (piece) => out.write(piece));
  return async () => ({ exec, modem: { demuxStream } }) as unknown as Docker.Container;
}

const letters = Buffer.from('coal for the north').toString('base64');
const read = (...answers: string[]) =>
  readLogPart(workbenchThatPrints(answers), 'kafka1', 'orders-0/0.log', { from: 0, length: 100 });

it('is given whole, empty too', async () => {
  expect(Buffer.from(await read(`${letters}.\n`)).toString()).toBe('coal for the north');
  expect(await read('.\n')).toHaveLength(0);
});

it('is asked for again when its end was lost', async () => {
  const found = await read(letters.slice(0, 8), letters, `${letters}.\n`);
  expect(Buffer.from(found).toString()).toBe('coal for the north');
});

it('is never given in part', async () => {
  await expect(read(letters, letters, letters)).rejects.toThrow('the end of orders-0/0.log was lost 3 times');
});
