// Offers to install what is missing with the machine's own package manager: asks, does it, or names the command.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { findPackageManager, installRemedy, spokenNeeds } from './package-managers.mjs';
import { onPath } from './programs.mjs';
import { run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** @typedef {import('./package-managers.mjs').Need} Need */

/**
 * @typedef {object} Machine what decides whether we may install; a real one by default
 * @property {import('./programs.mjs').Environment} env
 * @property {boolean} terminal whether a person can be asked
 * @property {boolean} root
 * @property {import('./package-managers.mjs').PackageManager | undefined} manager
 * @property {(question: string) => Promise<boolean>} ask
 */

/** @returns {Machine} */
export function thisMachine() {
  return {
    env: process.env,
    terminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
    root: process.getuid?.() === 0,
    manager: findPackageManager(),
    ask,
  };
}

/**
 * Installs what is missing, or throws a Trouble that names the command. `problems` says what is wrong with each.
 * On a terminal it asks once; `yes` is the answer given beforehand; root without a terminal is taken as one.
 * @param {ReadonlyMap<Need, string>} problems
 * @param {{ yes: boolean, machine?: Machine }} options
 */
export async function installMissing(problems, { yes, machine = thisMachine() }) {
  const needs = [...problems.keys()];
  if (needs.length === 0) return;
  const { manager, root, terminal } = machine;
  const what = [...problems.values()].join(' ');
  const remedy = installRemedy(needs, manager, root);
  const helpless = new Trouble(what, remedy);
  if (manager === undefined) throw helpless;
  if (manager.root && !root && onPath('sudo', machine.env) === undefined) throw helpless;
  if (!manager.root && root) throw helpless;
  if (!yes && !terminal && !root) throw helpless;

  const names = needs.map((need) => spokenNeeds[need]).join(' and ');
  if (!yes && terminal) {
    console.error(what);
    if (!(await machine.ask(`Install ${names} with ${manager.name} now?`))) throw helpless;
  } else console.error(`${what} Installing ${names} with ${manager.name}.`);

  // Without a terminal sudo must not wait for a password that nobody can type.
  const prefix = manager.root && !root ? ['sudo', ...(terminal ? [] : ['-n'])] : [];
  if (manager.refresh) await run([...prefix, ...manager.refresh]);
  const packages = needs.map((need) => choose(manager, need));
  const { status, interrupted } = await run([...prefix, ...manager.install, ...packages], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (interrupted) throw new Trouble('The installation was stopped.', remedy, 130);
  if (status !== 0) {
    throw new Trouble(
      `${manager.name} could not install ${packages.join(' ')}: it ended with status ${status}.`,
      `Read its lines above. ${remedy}`,
    );
  }
}

/**
 * The first package the manager has; the usual one when it cannot be asked.
 * @param {import('./package-managers.mjs').PackageManager} manager
 * @param {Need} need
 */
function choose(manager, need) {
  const [usual = need, ...others] = manager.packages[need];
  const [program, ...args] = manager.knows ?? [];
  if (program === undefined || others.length === 0) return usual;
  const known = [usual, ...others].find(
    (name) => spawnSync(program, [...args, name], { stdio: 'ignore', timeout: 60_000 }).status === 0,
  );
  return known ?? usual;
}

/** @param {string} question */
async function ask(question) {
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await dialogue.question(`${question} [Y/n] `);
    return /^\s*(y|yes)?\s*$/i.test(answer);
  } finally {
    dialogue.close();
  }
}
