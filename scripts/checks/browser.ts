import { join } from 'node:path';
import { findBinary } from '@tidings/testing';
import { root, succeeds, tool } from '../lib/steps.ts';

/**
 * A Chromium for the browser tests: one without a screen where Debian has it, else one that is here, else the one
 * Playwright downloads, else the one Debian installs.
 * @throws with the command that installs one
 */
export async function chromium(): Promise<string> {
  const e2e = join(root, 'e2e');
  const find = () => findBinary('chromium', { install: false });
  if (process.env.TIDINGS_CHROMIUM) return find();
  return findBinary('chromium-headless-shell')
    .catch(find)
    .catch(async () => {
      await succeeds(tool('playwright', e2e), ['install', 'chromium'], { cwd: e2e, timeoutMs: 120_000, quiet: true });
      return find();
    })
    .catch(() => findBinary('chromium'));
}
