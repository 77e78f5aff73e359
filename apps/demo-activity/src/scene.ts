import type { DemoMember } from './demo-member.ts';
import type { Kept } from './kept.ts';
import type { Sources } from './sources.ts';
import type { Words } from './words/words.ts';

/** Everything an act is done with. */
export type Scene = {
  /** Who acts now. */
  actor: DemoMember;
  actors: readonly DemoMember[];
  /** For whom: who looks, or may. */
  visitor: string;
  /** Who of the staff may decide about the visitor; undefined: nobody does, or their password was changed. */
  staff: DemoMember | undefined;
  sources: Sources;
  words: Words;
  kept: Kept;
  random: () => number;
  /** Waits so many milliseconds of a person's time. Rejects with `AbortError` when the demo ends. */
  wait: (ms: number) => Promise<unknown>;
};

/** Something a member of the demo does. Answers whether there was anything to do. */
export type Act = (scene: Scene) => Promise<boolean>;

export const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];
