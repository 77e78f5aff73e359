import type { Channel } from '@tidings/contracts';
import type { Entry } from './entry.ts';

type Place = Pick<Entry, 'id' | 'workspaceId' | 'kind'>;
/** Its feed gives it the rest. */
export type WrittenMessage = { id: string; authorId: string; body: string };

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    'chat.sent': { cause: 'sent'; channel: Place; message: WrittenMessage & { clientId: string } };
    'chat.edited': { cause: 'edited'; channel: Place; message: WrittenMessage & { version: number | undefined } };
    'chat.deleted': { cause: 'deleted'; channel: Place; id: string };
    'chat.read': { cause: 'read'; channel: Place; userId: string; number: number };
    /** A channel or direct message is there. `people`: who is in it; null: everybody in the workspace. */
    'chat.channel-made': { cause: 'created'; channel: Channel; people: string[] | null };
    /** It is called otherwise, archived or gone. `people`: who hears of it; null: everybody in the workspace. */
    'chat.channel-changed': {
      cause: 'changed' | 'archived' | 'unarchived' | 'deleted';
      channel: Place;
      change: { name?: string; purpose?: string; archived?: boolean; delete?: true };
      people: string[] | null;
    };
    /** Somebody came into a private channel or a direct message, or left it. */
    'chat.member-changed': { cause: 'joined' | 'left'; channel: Place; people: string[] };
  }
}
