// Puts Kafka's tools into the learner's bin folder: one launcher under every tool's name. Runs nothing.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalRuntime } from './runtime.ts';
import { readTools } from '../node/tool-list.ts';
import { quoted } from '../shell/quoted.ts';
import { link } from './link.ts';
import type { ToolPlaces } from './tools.ts';

export interface InstallOptions {
  /** The folder the console has in its PATH, for instance `<dataDir>/bin`. */
  readonly bin: string;
  readonly runtime: LocalRuntime;
  readonly places: ToolPlaces;
  readonly bind: string;
  /** The real kcat; looked for in the usual places when not given. */
  readonly kcat?: string | undefined;
}

const kcatPlaces = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].flatMap((folder) => [
  path.join(folder, 'kcat'),
  path.join(folder, 'kafkacat'),
]);

/** Links every tool under both of its spellings (`kafka-topics`, `kafka-topics.sh`); repairs what is there. kcat is added where it is installed. */
export function installTools({ bin, runtime, places, bind, ...options }: InstallOptions): void {
  mkdirSync(bin, { recursive: true, mode: 0o700 });
  const launcher = path.join(runtime.infra, 'kafka/bin/kafka-tool');
  for (const name of readTools(runtime.infra).keys()) {
    link(path.join(bin, name), launcher);
    link(path.join(bin, `${name}.sh`), launcher);
  }
  const kcat = options.kcat ?? kcatPlaces.find((place) => existsSync(place));
  if (kcat === undefined) rmSync(path.join(bin, 'kcat'), { force: true });
  else link(path.join(bin, 'kcat'), path.join(runtime.infra, 'kafka/bin/kcat'));
  const settings = {
    RAILYARD_JAVA: runtime.java,
    RAILYARD_JARS: runtime.jars.join(':'),
    RAILYARD_JVM_FLAGS: runtime.jvmFlags.join(' '),
    RAILYARD_CLASS_DATA: runtime.classData ?? '',
    RAILYARD_TOOLS: path.join(runtime.infra, 'kafka/tools.tsv'),
    RAILYARD_LOG4J: path.join(runtime.infra, 'kafka/tools-log4j.properties'),
    RAILYARD_HOSTS: places.hosts,
    RAILYARD_TMP: places.tmp,
    RAILYARD_ADDRESS: bind,
    RAILYARD_KCAT: kcat ?? '',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}\n`);
  writeFileSync(path.join(bin, '.lab'), `# Written by the lab at every start.\n${lines.join('')}`);
}
