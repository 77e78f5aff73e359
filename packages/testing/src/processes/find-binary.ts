import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { withFileLock } from '@tidings/db/embedded';
import { playwrightChromium } from './playwright-chromium.ts';

/** A program a test needs, the names it goes by, and the packages that bring it. */
interface Tool {
  commands: string[];
  debian: string;
  homebrew: string;
}

const tools = {
  'redis-server': { commands: ['redis-server'], debian: 'redis-server', homebrew: 'redis' },
  'redis-sentinel': { commands: ['redis-sentinel'], debian: 'redis-sentinel', homebrew: 'redis' },
  nginx: { commands: ['nginx'], debian: 'nginx-light', homebrew: 'nginx' },
  haproxy: { commands: ['haproxy'], debian: 'haproxy', homebrew: 'haproxy' },
  pg_restore: { commands: ['pg_restore'], debian: 'postgresql-client', homebrew: 'libpq' },
  promtool: { commands: ['promtool'], debian: 'prometheus', homebrew: 'prometheus' },
  /** Chromium without the parts of a screen: the same pages for two thirds of the processor time. */
  'chromium-headless-shell': {
    commands: ['chromium-headless-shell', 'chrome-headless-shell'],
    debian: 'chromium-headless-shell',
    homebrew: '--cask chromium',
  },
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debian: 'chromium',
    homebrew: '--cask chromium',
  },
} satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

const extraDirectories = ['/usr/local/bin', '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(commands: string[]): string | undefined {
  const directories = [...(process.env.PATH ?? '').split(delimiter), ...extraDirectories].filter(Boolean);
  return commands.flatMap((command) => directories.map((directory) => join(directory, command))).find(isExecutable);
}

function look(name: ToolName): string | undefined {
  const given = process.env[`TIDINGS_${name.toUpperCase().replaceAll('-', '_')}`];
  if (given) return given;
  return (name === 'chromium' ? playwrightChromium() : undefined) ?? onPath(tools[name].commands);
}

/** RUNLEVEL=1 keeps Debian from starting the service that comes with the program. */
function aptInstall(name: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const apt = (args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 });
  if (apt(['install', '-y', '--no-install-recommends', name]).status === 0) return;
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', name]);
}

function advice({ debian, homebrew }: Tool): string {
  if (process.platform === 'darwin') return `brew install ${homebrew}`;
  return `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y ${debian}`;
}

export interface FindOptions {
  /** False only looks; true by default. */
  install?: boolean;
}

/**
 * The path of a program. TIDINGS_<NAME> (TIDINGS_REDIS_SERVER and so on) names one; else Playwright's own browser (for
 * chromium), the PATH and the usual directories are searched; root on Debian then installs it, once, whatever the number
 * of processes that ask.
 * @throws with the exact command that installs it
 */
export async function findBinary(name: ToolName, { install = true }: FindOptions = {}): Promise<string> {
  const found = look(name);
  if (found) return found;
  const tool = tools[name];
  if (install && process.getuid?.() === 0 && onPath(['apt-get'])) {
    const installed = await withFileLock(join(tmpdir(), 'tidings-apt.lock'), { timeoutMs: 600_000 }, () => {
      if (!look(name)) aptInstall(tool.debian);
      return look(name);
    });
    if (installed) return installed;
  }
  throw new Error(`${name} is needed and was not found. Install it with: ${advice(tool)}`);
}
