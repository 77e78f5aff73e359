import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFileLock } from '@tidings/db/embedded';

const packages = ['python3-socketio', 'python3-websocket'];

const works = (interpreter: string): boolean =>
  spawnSync(interpreter, ['-c', 'import socketio, websocket'], { stdio: 'ignore', timeout: 30_000 }).status === 0;

function aptInstall(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 }).status === 0;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (!apt(install) && apt(['update'])) apt(install);
}

/**
 * A Python with python-socketio and a WebSocket client: TIDINGS_PYTHON, else the system's own. Root on Debian installs
 * what is missing, once, whatever the number of processes that ask.
 * @throws with the exact command that installs it
 */
export async function pythonWithSocketIo(): Promise<string> {
  const interpreter = process.env.TIDINGS_PYTHON ?? '/usr/bin/python3';
  if (works(interpreter)) return interpreter;
  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    await withFileLock(join(tmpdir(), 'tidings-apt.lock'), { timeoutMs: 600_000 }, () => {
      if (!works(interpreter)) aptInstall();
    });
    if (works(interpreter)) return interpreter;
  }
  const command =
    process.platform === 'linux'
      ? `${root ? '' : 'sudo '}apt-get install -y ${packages.join(' ')}`
      : 'python3 -m pip install "python-socketio[client]" websocket-client, and name that Python in TIDINGS_PYTHON';
  throw new Error(`The examples in Python need python-socketio. Install it with: ${command}`);
}
