import { useQueryClient } from '@tanstack/react-query';
import type { Notification, NotificationCategory, SnoozeInput } from '@tidings/contracts';
import { stayingTypes } from '@tidings/contracts/plain';
import { useMemo } from 'react';
import { reading } from '../../../i18n/reader.ts';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dndEnd } from '../../interruptions/index.ts';
import type { Act, Verb } from './act.ts';
import { known } from './reckon.ts';
import { run } from './run.ts';
import { saying, sayStays } from './say.ts';
import type { Sent } from './send.ts';
import { changes, wayBack, wayBackFromSnooze } from './way-back.ts';

/** Until when, on the clock that all times are shown on: who chose no time zone lives by that of their device. */
const endOf = (snooze: SnoozeInput): string => {
  if ('until' in snooze) return snooze.until;
  const choice = snooze.preset === 'next_week' ? 'monday' : snooze.preset;
  return new Date(dndEnd(choice, serverNow(), reading().timeZone)).toISOString();
};
/** What was decided about the reader is not put away before it is read. */
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
    const goBack = (acts: readonly Act[]) => {
      for (const one of acts) void start(one);
    };
    const act: Acts['act'] = (verb, all, quiet) => {
      const leaves = verb === 'archive' || verb === 'delete';
      const staying = leaves ? all.filter(stays) : [];
      const items = all.filter((item) => changes[verb](item) && !staying.includes(item));
      if (staying.length > 0) sayStays(staying.length);
      const ids = items.map(({ id }) => id);
      if (ids.length === 0) return;
      const undo = () => goBack(wayBack(verb, items, serverNow()));
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
        const undo = () => goBack(wayBackFromSnooze(item, serverNow()));
        const until = endOf(snooze);
        void start(
          { verb: 'snooze', ids, snooze: { until }, at: until },
          { words: t('inbox.done.snooze', { count: 1 }), undo },
        );
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
