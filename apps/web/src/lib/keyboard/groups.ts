import type { PlainKey } from '../../i18n/t.ts';
import type { Audience } from '../session/audience.ts';
import type { Keys } from './parse.ts';

export type Shortcut = { keys: readonly Keys[]; label: PlainKey; audience?: Audience };

/** Keys as `?` shows them. Groups of one title, by whomever they are declared, are shown as one. */
export type KeyGroup = { title: PlainKey; audience?: Audience; shortcuts: readonly Shortcut[] };

/** One group a title, where the title first stood. */
export function mergeGroups(groups: readonly KeyGroup[]): KeyGroup[] {
  const merged = new Map<PlainKey, KeyGroup>();
  for (const group of groups) {
    const before = merged.get(group.title)?.shortcuts ?? [];
    merged.set(group.title, { ...group, shortcuts: [...before, ...group.shortcuts] });
  }
  return [...merged.values()];
}
