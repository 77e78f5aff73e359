import { globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const defaultCache =
  process.platform === 'darwin'
    ? join(homedir(), 'Library/Caches/ms-playwright')
    : join(homedir(), '.cache/ms-playwright');

const programs = [
  'chromium-*/chrome-linux*/chrome',
  'chromium-*/chrome-mac*/*.app/Contents/MacOS/*',
  'chromium_headless_shell-*/chrome-*/headless_shell',
  'chromium_headless_shell-*/chrome-*/chrome-headless-shell',
];

/** The newest Chromium that `playwright install` put on this machine. */
export function playwrightChromium(): string | undefined {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? defaultCache;
  for (const pattern of programs) {
    const newest = globSync(pattern, { cwd: cache }).sort().at(-1);
    if (newest) return join(cache, newest);
  }
  return undefined;
}
