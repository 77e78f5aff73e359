import { watch } from 'node:fs';
import { join } from 'node:path';

const sources = ['apps/api/src', 'packages/contracts/src', 'packages/db/src', 'packages/db/prisma'];

/** Calls back with the file's name 200 ms after the last change to a source the API is made of, tests excepted. */
export function onSourceChange(root: string, callback: (file: string) => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  for (const source of sources) {
    const watcher = watch(join(root, source), { recursive: true }, (_event, file) => {
      if (!file || !/\.(ts|prisma|sql)$/.test(file) || /\.test\.ts$|(^|\/)generated\//.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void callback(join(source, file)), 200);
    });
    // Too few inotify handles on the machine: dev goes on, without restarts.
    watcher.on('error', () => watcher.close());
  }
}
