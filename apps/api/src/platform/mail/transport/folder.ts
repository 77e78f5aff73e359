import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '@tidings/db';
import type { Transport } from './transport.ts';

/** Mails the folder keeps; the oldest go first. */
export const FOLDER_MAX = 200;

/** Without a server for mail: writes each mail to a folder, as a file for mail programs and one for the mailbox page. */
export function folderTransport(directory: string): Transport {
  return {
    kind: 'folder',
    async hand({ to, from }, { raw, ...composed }) {
      try {
        await mkdir(directory, { recursive: true });
        await chmod(directory, 0o700);
        // In the order of their names: the one of a mail that was decided on earlier may come later.
        const name = uuidv7();
        await writeWhole(join(directory, `${name}.eml`), raw);
        const at = new Date().toISOString();
        await writeWhole(join(directory, `${name}.json`), JSON.stringify({ ...composed, id: name, from, to, at }));
        await keepNewest(directory);
        return { outcome: 'sent', detail: 'written to the folder' };
      } catch (error) {
        return { outcome: 'later', detail: `Could not write to the folder of mails: ${String(error)}`, away: true };
      }
    },
  };
}

/** Nobody sees half a file. */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  await writeFile(`${path}.part`, content, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

async function keepNewest(directory: string): Promise<void> {
  const mails = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  for (const name of mails.slice(0, Math.max(0, mails.length - FOLDER_MAX))) {
    await rm(join(directory, name), { force: true });
    await rm(join(directory, name.replace(/json$/, 'eml')), { force: true });
  }
}
