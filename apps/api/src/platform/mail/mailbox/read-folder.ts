import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const kept = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
  html: z.string(),
  text: z.string(),
});
export type KeptMail = z.infer<typeof kept>;

/** The mails of the folder, the newest first. What cannot be read is left out: it was removed meanwhile. */
export async function readFolder(directory: string): Promise<KeptMail[]> {
  const names = await readdir(directory).catch((): string[] => []);
  const newest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse();
  const mails = await Promise.all(newest.map((name) => readKept(join(directory, name))));
  return mails.filter((mail) => mail !== null);
}

/** One of them, or `null`. */
export const readOne = async (directory: string, id: string): Promise<KeptMail | null> =>
  z.uuid().safeParse(id).success ? readKept(join(directory, `${id}.json`)) : null;

async function readKept(path: string): Promise<KeptMail | null> {
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
