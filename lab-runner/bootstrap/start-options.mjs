// The options of npm start, checked before anything is installed. `yard up` gives them their meaning.
import { Trouble } from './trouble.mjs';

/** Options of `yard up` that take a value, and those that do not; a test holds them to the program itself. */
export const valued = ['--driver', '--port-base', '--data-dir', '--bind', '--log-level'];
export const bare = ['--detach', '--json'];

/**
 * Splits what npm start was given. Throws a Trouble for what nobody would understand.
 * @param {readonly string[]} args
 * @returns {{ yes: boolean, help: boolean, rest: string[], driver: string | undefined, dataDir: string | undefined }}
 */
export function parseStartOptions(args) {
  /** @type {string[]} */
  const rest = [];
  let yes = false;
  let help = false;
  /** @type {string | undefined} */
  let driver;
  /** @type {string | undefined} */
  let dataDir;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    const [name = '', ...value] = word.split('=');
    if (word === '--yes' || word === '-y') yes = true;
    else if (word === '--help' || word === '-h') help = true;
    else if (bare.includes(word)) rest.push(word);
    else if (valued.includes(name)) {
      const given = value.length > 0 ? value.join('=') : args[(index += 1)];
      if (given === undefined) throw new Trouble(`${name} needs a value.`, seeHelp);
      if (name === '--driver') driver = given;
      if (name === '--data-dir') dataDir = given;
      rest.push(name, given);
    } else throw new Trouble(`npm start has no option ${word}.`, seeHelp);
  }
  return { yes, help, rest, driver, dataDir };
}

const seeHelp = 'See: npm start -- --help';

export const startHelp = `npm start [-- options]

Installs packages when they changed, fetches Kafka (or builds the Docker images) and builds the site the
first time, starts the cluster (3 ZooKeeper + 3 Kafka), and prints the address of the page. It runs in
Docker where a daemon answers, else as plain processes. Ctrl-C stops it and keeps the data.

  --yes                 install a missing Java or Maven with the machine's package manager, unasked
  --detach              come back as soon as the lab is up; npm stop ends it
  --json                print address and pid as JSON once the lab is up
  --data-dir <folder>   where everything of this lab is kept (.railyard)
  --port-base <number>  added to every port, for a second lab beside the first (0)
  --driver <name>       auto, jvm or docker (auto)
  --bind <address>      loopback address to listen on (127.0.0.1)
  --log-level <level>   debug, info, warn or error (info)

Options go behind two dashes:  npm start -- --port-base 10000`;
