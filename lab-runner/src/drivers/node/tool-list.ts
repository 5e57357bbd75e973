// The command-line tools of Kafka that the lab offers: infra/kafka/tools.tsv.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Tool {
  readonly name: string;
  /** Absent where the caller names the class himself: kafka-run-class. */
  readonly mainClass: string | undefined;
  /** Put before the arguments the caller gives. */
  readonly first: readonly string[];
}

/** Reads infra/kafka/tools.tsv. */
export function readTools(infra: string): ReadonlyMap<string, Tool> {
  const lines = readFileSync(path.join(infra, 'kafka/tools.tsv'), 'utf8').split('\n');
  const tools = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): [string, Tool] => {
      const [name = '', mainClass = '', ...first] = line.split('\t');
      return [name, { name, mainClass: mainClass === '-' ? undefined : mainClass, first }];
    });
  return new Map(tools);
}
