import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from './demo-member.ts';
import { actors } from './people.ts';

/** The demo members' passwords: made once, kept beside the database they are for. */
export function loadCredentials(dataDir: string): Credentials[] {
  const file = join(dataDir, 'demo-activity.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Credentials[];
  } catch {
    const made = actors.map(({ username, displayName }) => ({
      ...{ username, displayName },
      password: randomBytes(18).toString('base64url'),
    }));
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
}
