import { useQuery } from '@tanstack/react-query';
import type { Person } from '@tidings/contracts';
import { type KeyboardEvent, useState } from 'react';
import { mentionPeopleQuery } from '../api/mention-people.ts';
import { type OwnGroup, ownGroupsQuery } from '../api/own-groups.ts';
import { completeMention, mentionAt, type Text } from '../model/edit-text.ts';

export type Mentions = {
  open: boolean;
  people: readonly Person[];
  /** The reader's own groups that are called so, below the people. */
  groups: readonly OwnGroup[];
  loading: boolean;
  /** Index of the chosen row. */
  active: number;
  /** Where the `@` stands. */
  from: number;
  setActive: (index: number) => void;
  choose: (one: Person | OwnGroup) => void;
  /** Takes arrows, Enter, Tab and Esc while the list is open; true when it did. */
  onKey: (event: KeyboardEvent) => boolean;
  /** Looks at the text anew: after typing and after the caret moved. */
  look: (text: Text) => void;
};

const maxGroups = 3;
const groupsCalled = (groups: readonly OwnGroup[], query: string): OwnGroup[] =>
  groups.filter(({ slug, name }) => slug.startsWith(query) || name.toLowerCase().startsWith(query)).slice(0, maxGroups);

/** Completing `@name` in a text. `apply` puts the completed text in its place. */
export function useMentions(topicId: string | undefined, read: () => Text, apply: (text: Text) => void): Mentions {
  const [target, setTarget] = useState<{ query: string; from: number } | undefined>(undefined);
  const [dismissed, setDismissed] = useState<number | undefined>(undefined);
  const [active, setActive] = useState(0);
  const isOpen = target !== undefined && target.from !== dismissed;
  const query = useQuery({ ...mentionPeopleQuery(target?.query ?? '', topicId), enabled: isOpen });
  const people = query.data ?? [];
  const own = useQuery({ ...ownGroupsQuery(), enabled: isOpen });
  const groups = isOpen ? groupsCalled(own.data ?? [], target.query) : [];
  const all: readonly (Person | OwnGroup)[] = [...people, ...groups];
  const row = Math.min(active, Math.max(0, all.length - 1));

  const choose = (one: Person | OwnGroup) => {
    if (target) apply(completeMention(read(), target.from, 'slug' in one ? one.slug : one.username));
    setTarget(undefined);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const one = all[row];
    if (event.key === 'Escape') setDismissed(target.from);
    else if (step !== undefined && all.length > 0) setActive((row + step + all.length) % all.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && one) choose(one);
    else return false;
    event.preventDefault();
    return true;
  };
  const look = (text: Text) => {
    const next = mentionAt(text);
    if (next?.from !== target?.from) setDismissed(undefined);
    if (next?.query !== target?.query) setActive(0);
    setTarget(next);
  };
  return {
    open: isOpen,
    people,
    groups,
    loading: query.isPending,
    active: row,
    from: target?.from ?? 0,
    setActive,
    choose,
    onKey,
    look,
  };
}
