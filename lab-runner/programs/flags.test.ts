import { describe, expect, it } from 'vitest';
import { helpOf, readFlags } from './flags.ts';
import { Trouble } from './trouble.ts';

const program = {
  name: 'loader',
  description: 'Loads wagons.',
  flags: {
    topic: { kind: 'text', help: 'where to', fallback: 'test-topic' },
    consumer: { kind: 'text', help: 'the group', fallback: 'g', alias: 'group' },
    count: { kind: 'number', help: 'how many', fallback: 10, least: 1 },
    latest: { kind: 'yes-no', help: 'only new ones', fallback: true },
    loop: { kind: 'yes-no', help: 'without end', fallback: false },
  },
  notes: ['That is all.'],
  gone: { zookeeper: 'Use --kafka.' },
} as const;

const read = (line: string) => readFlags(program, line.split(' ').filter(Boolean));
function trouble(line: string): Trouble {
  try {
    read(line);
  } catch (error) {
    if (error instanceof Trouble) return error;
  }
  throw new Error(`no trouble with ${line}`);
}

describe('flags', () => {
  it('have their defaults', () => {
    expect(read('')).toEqual({ topic: 'test-topic', consumer: 'g', count: 10, latest: true, loop: false });
  });

  it('are read with one dash and with two, with a blank and with =', () => {
    const wanted = { topic: 'orders', consumer: 'me', count: 3, latest: false, loop: true };
    expect(read('-topic orders --group me -count=3 -latest=false -loop')).toEqual(wanted);
    expect(read('--topic=orders --consumer=me --count 3 --latest=0 --loop=true')).toEqual(wanted);
  });

  it('keep a value whole that holds = or begins with a minus and a digit', () => {
    expect(read('--topic=a=b')).toMatchObject({ topic: 'a=b' });
    expect(trouble('--count -3').message).toContain('whole number from 1');
  });

  it.each([
    ['--tpoic x', 'no flag --tpoic', 'loader --help'],
    ['--top x', 'no flag --top', 'Did you mean --topic?'],
    ['--topic', 'needs a value', 'where to'],
    ['--topic --loop', 'needs a value', 'where to'],
    ['--topic=', 'needs a value', 'where to'],
    ['--count 0', 'whole number from 1', '--help'],
    ['--count many', 'not "many"', '--help'],
    ['--latest=perhaps', 'true or false', '--help'],
    ['orders', '"orders" is none', '--help'],
    ['--zookeeper zookeeper1:2181', 'no longer needed', 'Use --kafka.'],
  ])('%s is refused in words', (line, what, remedy) => {
    const { message, remedy: told, status } = trouble(line);
    expect(message).toContain(what);
    expect(told).toContain(remedy);
    expect(status).toBe(2);
  });

  it('are all in the help, which is found wherever it is asked for', () => {
    expect(read('--topic x -h')).toBe('help');
    const help = helpOf(program);
    for (const part of [
      'Usage: loader [flags]',
      '--consumer, --group <text>',
      '(default: 10)',
      'That is all.',
    ])
      expect(help).toContain(part);
  });
});
