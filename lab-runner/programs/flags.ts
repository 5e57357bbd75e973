// The flags of a program of the console: declared in a table, read in the two ways people write them (-loop, --loop=false).
import { Trouble } from './trouble.ts';

export interface FlagSpec {
  readonly kind: 'text' | 'number' | 'yes-no';
  /** What it means, for the help. */
  readonly help: string;
  readonly fallback: string | number | boolean;
  /** Another name for the same. */
  readonly alias?: string;
  /** Of a number: the least that makes sense. */
  readonly least?: number;
}

export type FlagTable = Readonly<Record<string, FlagSpec>>;

type ValueOf<S extends FlagSpec> = S['kind'] extends 'text'
  ? string
  : S['kind'] extends 'number'
    ? number
    : boolean;
export type FlagValues<T extends FlagTable> = { readonly [K in keyof T]: ValueOf<T[K]> };

export interface Program<T extends FlagTable> {
  readonly name: string;
  readonly description: string;
  readonly flags: T;
  /** Lines at the end of the help. */
  readonly notes: readonly string[];
  /** Flags of old notes that no longer exist: name → what to do instead. */
  readonly gone?: Readonly<Record<string, string>>;
}

/** The values of all flags, or `help` when it was asked for. Throws a Trouble with status 2. */
export function readFlags<const T extends FlagTable>(
  program: Program<T>,
  words: readonly string[],
): FlagValues<T> | 'help' {
  const values: Record<string, string | number | boolean> = Object.fromEntries(
    Object.entries(program.flags).map(([name, { fallback }]) => [name, fallback]),
  );
  const seeHelp = `See: ${program.name} --help`;
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, given = '', direct] = /^--?([a-zA-Z][\w-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (given === '') {
      throw new Trouble(`${program.name} takes flags only, and "${word}" is none.`, seeHelp, 2);
    }
    if (given === 'help' || given === 'h') return 'help';
    const retired = program.gone?.[given];
    if (retired !== undefined) throw new Trouble(`The flag --${given} is no longer needed.`, retired, 2);
    const name = Object.keys(program.flags).find(
      (one) => one === given || program.flags[one]?.alias === given,
    );
    const spec = name === undefined ? undefined : program.flags[name];
    if (name === undefined || spec === undefined) {
      const near = Object.keys(program.flags).find((one) => one.startsWith(given) || given.startsWith(one));
      const guess = near === undefined ? '' : `Did you mean --${near}? `;
      throw new Trouble(`There is no flag --${given}.`, `${guess}${seeHelp}`, 2);
    }
    if (spec.kind === 'yes-no') {
      values[name] = yesNo(given, direct ?? 'true', seeHelp);
      continue;
    }
    const text = direct ?? rest.shift();
    if (text === undefined || text === '' || (direct === undefined && /^--?[a-zA-Z]/.test(text))) {
      throw new Trouble(`The flag --${given} needs a value.`, `${spec.help}. ${seeHelp}`, 2);
    }
    values[name] = spec.kind === 'number' ? wholeNumber(given, text, spec, seeHelp) : text;
  }
  return values as FlagValues<T>;
}

function yesNo(name: string, text: string, seeHelp: string): boolean {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  throw new Trouble(`The flag --${name} is true or false, not "${text}".`, seeHelp, 2);
}

function wholeNumber(name: string, text: string, { least = 0 }: FlagSpec, seeHelp: string): number {
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= least) return number;
  throw new Trouble(`The flag --${name} is a whole number from ${least}, not "${text}".`, seeHelp, 2);
}

/** The help text, without a line break at its end. */
export function helpOf<T extends FlagTable>({ name, description, flags, notes }: Program<T>): string {
  const rows = Object.entries(flags).map(([flag, { kind, alias, help, fallback }]) => {
    const value = kind === 'text' ? ' <text>' : kind === 'number' ? ' <number>' : '';
    const both = alias === undefined ? `--${flag}` : `--${flag}, --${alias}`;
    return [`  ${both}${value}`, `${help} (default: ${fallback === '' ? 'none' : fallback})`] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [
    ...[`Usage: ${name} [flags]`, '', description, '', 'Flags:'],
    ...rows.map(([left, right]) => `${left.padEnd(width)}${right}`),
    ...['', ...notes],
  ].join('\n');
}
