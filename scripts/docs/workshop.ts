import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, tool } from '../lib/steps.ts';
import { tarball } from '../lib/tarball.ts';
import { pythonWithSocketIo } from './python.ts';
import type { Snippet } from './snippets.ts';

export interface Run {
  /** Null when it was stopped because its time was over. */
  code: number | null;
  output: string;
}

/** Runs a program to its end in a folder, and stops it and its children when its time is over. */
export function runIn(
  folder: string,
  [command = '', ...args]: string[],
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const { PATH, HOME, LANG } = process.env;
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH, HOME, LANG, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), timeoutMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

/** What is in the cache must not wait for a registry that is away. */
const npmInstall =
  'npm install --prefer-offline --no-audit --no-fund --ignore-scripts --no-update-notifier --fetch-retries=1';

async function install(folder: string, packages: string[]): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const { code, output } = await runIn(folder, [...npmInstall.split(' '), ...packages], process.env, 120_000);
  if (code !== 0) throw new Error(`npm could not install ${packages.join(' ')}:\n${output}`);
}

const versionOf = (name: string): string =>
  (
    JSON.parse(readFileSync(join(root, 'packages/client/node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

const languages = {
  js: async (folder: string) => {
    await install(folder, [`socket.io-client@${versionOf('socket.io-client')}`]);
    // What browsers have and Node hides.
    return (file: string) => [process.execPath, '--experimental-eventsource', '--disable-warning=UNDICI-ES', file];
  },
  ts: async (folder: string) => {
    const stages = {};
    const packed = join(folder, '..', 'packed');
    mkdirSync(packed);
    await install(folder, [await tarball('contracts', packed, stages), await tarball('client', packed, stages)]);
    return (file: string) => [process.execPath, file];
  },
  python: async () => {
    const interpreter = await pythonWithSocketIo();
    return (file: string) => [interpreter, file];
  },
  sh: async () => (file: string) => ['sh', file],
} satisfies Record<string, (folder: string) => Promise<(file: string) => string[]>>;
type Language = keyof typeof languages;

/** An empty folder for each language, with nothing but the stock packages its snippets name. */
export class Workshop {
  readonly #at = mkdtempSync(join(tmpdir(), 'tidings-docs-'));
  readonly #ready = new Map<string, Promise<(file: string) => string[]>>();

  #folder(language: string): string {
    return join(this.#at, language);
  }

  async #prepare(language: string): Promise<(file: string) => string[]> {
    const set = languages[language as Language] as (typeof languages)[Language] | undefined;
    if (!set) throw new Error(`Nobody runs ${language}`);
    mkdirSync(this.#folder(language), { recursive: true });
    return set(this.#folder(language));
  }

  /** Writes a snippet into its language's folder, and runs it if it is a program. */
  async run({ language, file, code, output }: Snippet, env: NodeJS.ProcessEnv, timeoutMs = 30_000): Promise<Run> {
    const ready = this.#ready.get(language) ?? this.#prepare(language);
    this.#ready.set(language, ready);
    const command = await ready;
    writeFileSync(join(this.#folder(language), file), code);
    if (output === undefined) return { code: 0, output: '' };
    return runIn(this.#folder(language), command(file), env, timeoutMs);
  }

  /** What the compiler says of a TypeScript snippet in its folder; empty when nothing. */
  async typeErrors(file: string): Promise<string> {
    const strict = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2024', '--lib', 'es2024,dom'];
    const node = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
    return (await runIn(this.#folder('ts'), [tool('tsc'), ...strict, ...node, file], {}, 120_000)).output.trim();
  }

  close(): void {
    rmSync(this.#at, { recursive: true, force: true });
  }
}
