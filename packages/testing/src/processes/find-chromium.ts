import { type FindOptions, findBinary } from './find-binary.ts';

/**
 * The path of a Chromium: what TIDINGS_CHROMIUM names, else the one without a screen where it is here (`pnpm test` installs it), else any
 * other, found or installed as `findBinary` says.
 * @throws with the exact command that installs one
 */
export async function findChromium(options: FindOptions = {}): Promise<string> {
  if (process.env.TIDINGS_CHROMIUM) return findBinary('chromium', options);
  return findBinary('chromium-headless-shell', { install: false }).catch(() => findBinary('chromium', options));
}
