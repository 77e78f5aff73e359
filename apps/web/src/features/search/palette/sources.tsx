import type { FoundPost } from '@tidings/contracts';
import { CornerUpLeft, MessagesSquare, UserRound } from 'lucide-react';
import { t } from '../../../i18n/t.ts';
import { type PaletteEntry, type PaletteSource, reachable } from '../../../lib/feature/palette.ts';
import { isFor } from '../../../lib/session/audience.ts';
import { session } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { relativeTime } from '../../../lib/time/time.ts';
import { hrefOf } from '../../replies/index.ts';
import { firstFound } from '../api/search.ts';
import { isAnything } from '../model/asked.ts';

const textOf = (parts: FoundPost['title']) => parts.map(({ text }) => text).join('');

function entryOf({ id, topicId, number, title, snippet, author, createdAt }: FoundPost): PaletteEntry {
  const isTopic = number === 0;
  return {
    id: `post-${id}`,
    label: isTopic ? textOf(title) || t('topics.hiddenTitle') : t('search.palette.said', { text: textOf(snippet) }),
    hint: `${author.displayName}, ${relativeTime(Date.parse(createdAt), serverNow())}`,
    icon: isTopic ? <MessagesSquare /> : <CornerUpLeft />,
    href: hrefOf(topicId, number),
  };
}

/** One answer for both groups. */
let last: { typed: string; answer: ReturnType<typeof firstFound> } | undefined;
function ask(typed: string, signal: AbortSignal) {
  if (last?.typed !== typed || signal.aborted) last = { typed, answer: firstFound(typed, signal) };
  return last.answer;
}

function pages(typed: string): PaletteEntry[] {
  const current = session.get();
  const member = current.status === 'signed-in' ? current.user : undefined;
  return reachable.pages
    .filter((page) => isFor(page.audience, member))
    .map(({ to, label, icon: Icon, key }) => ({
      ...{ id: `page-${to}`, label: t(label), icon: <Icon />, href: to },
      ...(key !== undefined && { keys: key }),
    }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
}

/** Posts, pages and people, as the page finds them. */
export const own: readonly PaletteSource[] = [
  {
    group: 'search.palette.posts',
    find: async (typed, signal) => (isAnything(typed) ? (await ask(typed, signal)).items.map(entryOf) : []),
  },
  { group: 'search.palette.pages', find: pages },
  {
    group: 'search.palette.people',
    audience: 'members',
    find: async (typed, signal) =>
      isAnything(typed)
        ? (await ask(typed, signal)).people.map(({ id, username, displayName }) => ({
            ...{
              id: `person-${id}`,
              label: displayName,
              hint: `@${username}`,
              icon: <UserRound />,
              href: `/u/${username}`,
            },
          }))
        : [],
  },
];
