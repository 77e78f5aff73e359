import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@tidings/db/embedded';
import { findBinary } from '../processes/find-binary.ts';
import { manage } from '../processes/managed-process.ts';
import { spawnBound } from '../processes/spawn-bound.ts';
import { until } from '../time/until.ts';

export type ProxyProgram = 'nginx' | 'haproxy';
export interface RealProxy {
  readonly url: string;
  close: () => Promise<void>;
}

/** The least nginx needs around what goes into its http block. */
function aroundNginx(folder: string, config: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  return `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {} http { access_log off; ${temporary.join(' ')} ${config} }`;
}

/**
 * A real nginx or HAProxy with a sample configuration, in which 127.0.0.1:4000, :4001 and :8080 stand for the servers and
 * itself. Resolves once a server answers through it.
 * @throws when the program is missing, with the command that installs it
 */
export async function startRealProxy(
  program: ProxyProgram,
  sample: string,
  targets: readonly number[],
): Promise<RealProxy> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), `tidings-${program}-`));
  mkdirSync(folder, { recursive: true });
  const config = sample
    .replace('127.0.0.1:4000', `127.0.0.1:${targets[0]}`)
    .replace('127.0.0.1:4001', `127.0.0.1:${targets[1]}`)
    .replace('127.0.0.1:8080', `127.0.0.1:${port}`);
  const file = join(folder, `${program}.conf`);
  writeFileSync(file, program === 'nginx' ? aroundNginx(folder, config) : config);
  const args =
    program === 'nginx' ? ['-p', folder, '-e', join(folder, 'error.log'), '-c', file] : ['-db', '-q', '-f', file];
  const managed = manage(spawnBound(await findBinary(program), args, { stdio: 'ignore' }));
  const url = `http://127.0.0.1:${port}`;
  // What is thrown says why it was waited for in vain.
  const answers = async () => {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2000) });
    if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 200)}`);
    return true;
  };
  const close = async () => {
    await managed.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  await until(answers, { timeoutMs: 20_000, what: `${program} with the sample` }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { url, close };
}
