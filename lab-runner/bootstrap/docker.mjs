// Whether a Docker daemon answers, asked without any package. The runner asks again, and in more words.
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import path from 'node:path';
import { root } from './clone.mjs';

const answerWithinMs = 2000;

/**
 * True when the lab will run in Docker, so that neither Java nor Maven is needed.
 * @param {{ driver: string | undefined, dataDir: string | undefined }} asked
 * @param {NodeJS.ProcessEnv} env
 */
export async function runsInDocker({ driver, dataDir }, env = process.env) {
  const wanted = driver ?? env.RAILYARD_DRIVER ?? 'auto';
  if (wanted !== 'auto') return wanted === 'docker';
  const folder = path.resolve(dataDir ?? env.RAILYARD_DATA_DIR ?? path.join(root, '.railyard'));
  // A folder keeps to the driver it was begun with.
  const noted = path.join(folder, 'driver');
  if (existsSync(noted)) return readFileSync(noted, 'utf8').trim() === 'docker';
  if (existsSync(path.join(folder, 'cluster'))) return false;
  return dockerAnswers(env);
}

/**
 * API 1.41 came with Docker 20.10, the oldest the runner takes.
 * @param {string} version
 */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 41);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
export async function dockerAnswers(env = process.env) {
  const host = env.DOCKER_HOST ?? '';
  // Somewhere else, perhaps behind TLS or ssh: whoever sets this has a daemon in mind.
  if (host !== '' && !host.startsWith('unix://')) return true;
  const sockets =
    host === '' ? [path.join(homedir(), '.docker/run/docker.sock'), '/var/run/docker.sock'] : [host.slice(7)];
  const socketPath = sockets.find((one) => existsSync(one));
  if (socketPath === undefined) return false;
  return new Promise((resolve) => {
    const asked = { socketPath, path: '/_ping', timeout: answerWithinMs, agent: false };
    const asking = request(asked, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200 && isNewEnough(String(answer.headers['api-version'] ?? '')));
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(false));
    asking.end();
  });
}
