import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { clearTurns } from './alone.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const web = join(root, 'apps/web');
/** Where these tests keep the built app: a build for other purposes does not change it under a running server. */
export const webDist = join(root, '.tmp/e2e-web');
const sources = [
  'apps/web/{src,public}/**/*',
  'apps/web/*.{ts,html,json}',
  'packages/{client,contracts,i18n,markdown}/src/**/*.ts',
];

function isFresh(built: string): boolean {
  if (!existsSync(built)) return false;
  const at = statSync(built).mtimeMs;
  return globSync(sources, { cwd: root }).every((file) => statSync(join(root, file)).mtimeMs < at);
}

/** Builds the web app as it is shipped, unless it is built already. */
export default function buildWeb(): void {
  clearTurns();
  if (isFresh(join(webDist, 'index.html'))) return;
  const vite = join(web, 'node_modules/vite/bin/vite.js');
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn', '--outDir', webDist, '--emptyOutDir'],
    {
      cwd: web,
      encoding: 'utf8',
      timeout: 180_000,
    },
  );
  if (status !== 0) throw new Error(`The web app could not be built:\n${stdout}\n${stderr}`);
}
