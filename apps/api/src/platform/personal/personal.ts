import type { Database } from '@tidings/db';
import type { MemberCtx } from '../context/context.ts';

/** A member whose account is being deleted: what they were called, and what stands in its place. */
export type Leaver = {
  id: string;
  posts: 'keep' | 'remove';
  was: { username: string; displayName: string; email: string };
  /** Their user name from now on. */
  username: string;
};

/** What a step works with: `ctx` is that of the leaver, under the name they have now. */
export type Leaving = { leaver: Leaver; ctx: MemberCtx };

/**
 * Takes one bounded part away, of what comes after `place`, and answers where it ended; null: nothing is left. It may run
 * again for the same place: a server may have died in between.
 */
export type Step = { name: string; run: (leaving: Leaving, place: string | null) => Promise<string | null> };

/**
 * What becomes of a column that names a member when that member goes. `removed`: the rows go, here or by a step of the
 * feature. `kept`: the id stays, for this reason; it is that of a deleted member.
 */
export type Fate = { removed: 'rows' | 'by a step' } | { kept: string };
export const removed: Fate = { removed: 'rows' };
export const removedByStep: Fate = { removed: 'by a step' };
export const kept = (reason: string): Fate => ({ kept: reason });

/** Rows of a table whose texts may mention anybody, and JSON that may show them; `key` is the primary key, with its types. */
export type Texts = {
  table: string;
  key: Readonly<Record<string, 'uuid' | 'text' | 'bigint'>>;
  columns: Readonly<Record<string, 'text' | 'jsonb' | 'json text'>>;
};

/**
 * A file of the archive that a member is given. `sql` answers `item`, a JSON, and `place`, a JSON array: `$1` is the member, `$2` the
 * place after which it begins, `$3` how many.
 */
export type Section = { file: string; about: string; sql: string; first: string };

/** Something that has to be in other hands before its owner may go. */
export type Obstacle = { kind: 'group' | 'workspace'; name: string };

/** What a feature keeps of persons, and what becomes of it when they go or want to have it. */
export type Personal = {
  /** By `table.column`. */
  columns: Readonly<Record<string, Fate>>;
  steps?: readonly Step[];
  /** What comes after all others. */
  last?: readonly Step[];
  texts?: readonly Texts[];
  obstacles?: (db: Database, userId: string) => Promise<Obstacle[]>;
  sections?: readonly Section[];
};
