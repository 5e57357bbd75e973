// The connection to the Docker daemon, and its errors in the words of our table.
import Docker from 'dockerode';
import { RailyardError } from '../../../protocol/index.ts';

/** Milliseconds a daemon may take to say that it is there. */
const answerWithinMs = 3000;
/** Of API 1.41, which 20.10 brought: the oldest whose behaviour the contract was held against. */
const oldestMinor = 41;

/** Milliseconds a daemon may take for one short act on a container; one that hangs is as good as gone. */
const actWithinMs = 30_000;

/** DOCKER_HOST, TLS variables and the usual sockets are resolved by dockerode. Connects to nothing yet. Throws DOCKER_UNAVAILABLE. */
export function connectDocker(): Docker {
  try {
    return new Docker();
  } catch (error) {
    throw new RailyardError(
      'DOCKER_UNAVAILABLE',
      {
        detail: `its address cannot be used: ${error instanceof Error ? error.message : String(error)}`,
        remedy: 'Look at DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH, or use RAILYARD_DRIVER=jvm.',
      },
      error,
    );
  }
}

/** Gives up on a daemon that does not answer a short act. */
export function soon<T>(act: Promise<T>): Promise<T> {
  return within(actWithinMs, act);
}

/** Resolves when a daemon answers that is new enough. Throws DOCKER_UNAVAILABLE. */
export async function requireDaemon(docker: Docker): Promise<void> {
  const version = await within(answerWithinMs, docker.version()).catch((error: unknown) => {
    throw dockerError(error);
  });
  const [major, minor] = version.ApiVersion.split('.').map(Number);
  if (major === 1 && (minor ?? 0) < oldestMinor) {
    throw new RailyardError('DOCKER_UNAVAILABLE', {
      detail: `its version ${version.Version} is older than 20.10`,
      remedy: 'Install a newer Docker Engine, or use RAILYARD_DRIVER=jvm.',
    });
  }
}

/** Whether a daemon answers that is new enough. */
export async function daemonAnswers(connect: () => Docker = connectDocker): Promise<boolean> {
  try {
    await requireDaemon(connect());
    return true;
  } catch {
    return false;
  }
}

/** HTTP status of a daemon's answer; `undefined` for what is not one. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Ignores "there is none" (404), "it is so already" (304) and "it is being removed" (409 on removal). */
export function ignore(...statuses: readonly number[]): (error: unknown) => undefined {
  return (error) => {
    if (statuses.includes(statusOf(error) ?? -1)) return undefined;
    throw error;
  };
}

/** Our own words for what a daemon, or its absence, says. Errors of the table pass through. */
export function dockerError(error: unknown): unknown {
  if (error instanceof RailyardError) return error;
  const { code, message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return new RailyardError(
        'DOCKER_UNAVAILABLE',
        {
          detail: 'you may not use its socket',
          remedy:
            'Join the group: sudo usermod -aG docker $USER, then log in again; or use RAILYARD_DRIVER=jvm.',
        },
        error,
      );
    case 'ENOENT':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ETIMEDOUT':
    case 'ENOTFOUND':
      return new RailyardError(
        'DOCKER_UNAVAILABLE',
        { detail: 'no daemon answers', remedy: 'Start Docker, or use RAILYARD_DRIVER=jvm.' },
        error,
      );
    default:
  }
  if (/no space left on device/i.test(message)) {
    return new RailyardError('DOCKER_FAILED', {
      detail: 'the disk of Docker is full',
      remedy: 'Free space, for instance with: docker system df, then docker image prune',
    });
  }
  if (/address pools? .*(exhausted|subnetted)|non-overlapping IPv4 address pool/i.test(message)) {
    return new RailyardError('DOCKER_FAILED', {
      detail: 'all its network addresses are in use',
      remedy: 'Remove networks nobody uses: docker network prune',
    });
  }
  return statusOf(error) === undefined
    ? error
    : new RailyardError(
        'DOCKER_FAILED',
        { detail: plain(message), remedy: 'Look with: docker ps -a' },
        error,
      );
}

/** `(HTTP code 409) conflict - The name …` → `The name …`, without its full stop. */
function plain(message: string): string {
  return message
    .replace(/^\(HTTP code \d+\) [^-]*- /, '')
    .trim()
    .replace(/\.$/, '')
    .slice(0, 300);
}

function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
