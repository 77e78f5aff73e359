import { useQueryClient } from '@tanstack/react-query';
import type { Notification, NotificationCategory, SnoozeInput } from '@tidings/contracts';
import { stayingTypes } from '@tidings/contracts/plain';
import { useMemo } from 'react';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import type { Act, Verb } from './act.ts';
import { known } from './reckon.ts';
import { run } from './run.ts';
import { saying, sayStays } from './say.ts';
import type { Sent } from './send.ts';

const inverse: Record<Verb, Verb> = {
  read: 'unread',
  unread: 'read',
  archive: 'unarchive',
  unarchive: 'archive',
  delete: 'undelete',
  undelete: 'delete',
  unsnooze: 'unsnooze',
};
const stays = ({ type, readAt }: Notification) => readAt === null && stayingTypes.includes(type);
const now = () => new Date(serverNow()).toISOString();

export type Acts = {
  /** Does one thing to some and says so, with its undo. `quiet`: it follows from looking, and nothing is said. */
  act: (verb: Verb, items: readonly Notification[], quiet?: 'quiet') => void;
  snooze: (item: Notification, snooze: SnoozeInput) => void;
  readAll: (upTo: number, category?: NotificationCategory) => void;
};

/** What a reader may do to their inbox. */
export function useActs(): Acts {
  const client = useQueryClient();
  return useMemo(() => {
    const start = (act: Act, done?: { words: string; undo: () => void }, onAnswer?: (answer: Sent) => void) =>
      saying(() => run(client, act, onAnswer), done);
    const act: Acts['act'] = (verb, chosen, quiet) => {
      const leaves = verb === 'archive' || verb === 'delete';
      const items = chosen.filter((item) => !(leaves && stays(item)));
      const ids = items.map(({ id }) => id);
      if (ids.length < chosen.length) sayStays(chosen.length - ids.length);
      if (ids.length === 0) return;
      const undo = () => {
        if (verb === 'unsnooze')
          for (const item of items)
            void start({
              verb: 'snooze',
              ids: [item.id],
              snooze: { until: item.snoozedUntil ?? now() },
              at: item.snoozedUntil ?? now(),
            });
        else void start({ verb: inverse[verb], ids, at: now() });
      };
      void start(
        { verb, ids, at: now() },
        quiet ? undefined : { words: t(`inbox.done.${verb}`, { count: ids.length }), undo },
      );
    };
    return {
      act,
      snooze: (item, snooze) => {
        if (stays(item)) return sayStays(1);
        const ids: [string] = [item.id];
        // To be put off makes unread, and archived no more: what it was is done again.
        const undo = () => {
          void start({ verb: 'unsnooze', ids, at: now() });
          if (item.readAt !== null) void start({ verb: 'read', ids, at: now() });
          if (item.archivedAt !== null) void start({ verb: 'archive', ids, at: now() });
        };
        void start({ verb: 'snooze', ids, snooze, at: now() }, { words: t('inbox.done.snooze', { count: 1 }), undo });
      },
      readAll: (upTo, category) => {
        let token = '';
        const at = now();
        const ids = known(client).flatMap(({ id, position, readAt }) =>
          position <= upTo && readAt === null ? [id] : [],
        );
        const undo = () => void start({ verb: 'undoReadAll', ids, token: () => token });
        const note = ({ undoToken = '' }: Sent) => {
          token = undoToken;
        };
        void start({ verb: 'readAll', upTo, category, at }, { words: t('inbox.done.readAll'), undo }, note);
      },
    };
  }, [client]);
}
