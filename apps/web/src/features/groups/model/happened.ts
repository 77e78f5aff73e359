import type { GroupActivityEntry } from '@tidings/contracts';

const byThemselves = ['created', 'joined', 'left', 'archived', 'unarchived', 'edited', 'opened', 'closed'] as const;
const toOthers = ['added', 'removed', 'promoted', 'demoted', 'invited'] as const;
type ByThemselves = (typeof byThemselves)[number];
type ToOthers = (typeof toOthers)[number];

type Said = { key: ByThemselves | 'steppedDown'; alone: true } | { key: ToOthers; alone: false };

/** How an entry is said: by one person, or of one to another. A kind from a newer server is not said. */
export function tellHappened({ kind, actor, member }: GroupActivityEntry): Said | undefined {
  const alone = byThemselves.find((one) => one === kind);
  if (alone) return { key: alone, alone: true };
  const key = toOthers.find((one) => one === kind);
  if (!key) return undefined;
  if (actor.id !== member.id) return { key, alone: false };
  return key === 'demoted' ? { key: 'steppedDown', alone: true } : { key, alone: false };
}
