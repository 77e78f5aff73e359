import type { Me, TopicView } from '@tidings/contracts';
import { vi } from 'vitest';
import { session } from '../src/lib/session/state.ts';

/** A member of this id is signed in, with an hour left on the token. */
export function signInAs(id: string): void {
  const user = { id, username: id, displayName: id, role: 'member', silencedUntil: null } as unknown as Me;
  session.set({ status: 'signed-in', user, accessToken: `token of ${id}`, expiresAt: Date.now() + 3_600_000 });
}

export const signOut = (): void => session.set({ status: 'signed-out', ended: false });
/** The server ended the session: it was revoked, or ran out. */
export const endSession = (): void => session.set({ status: 'signed-out', ended: true });

/** A topic as a list has it: written by `author` at minute `at`. */
export function topicOf(id: string, at: number, author = 'bob'): TopicView {
  const person = { id: author, username: author, displayName: author, role: 'member' } as const;
  const lastActivityAt = new Date(Date.UTC(2026, 10, 20, 9, at)).toISOString();
  return {
    id,
    categoryId: 'c1',
    title: id,
    slug: id,
    body: id,
    excerpt: id,
    author: person,
    status: 'visible',
    pinned: false,
    locked: false,
    createdAt: lastActivityAt,
    editedAt: null,
    likeCount: 0,
    version: 1,
    counts: { replyCount: 0, lastNumber: 0, lastActivityAt, lastReply: null, participants: [person] },
    viewer: { liked: false, lastReadNumber: 0, lastReadAt: null, canEdit: false, canReply: true, canModerate: false },
  };
}

/** A device whose storage takes nothing more, until `vi.unstubAllGlobals()`. */
export function fillStorage(): void {
  const setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  vi.stubGlobal('localStorage', { getItem: () => null, removeItem: () => undefined, setItem });
}
