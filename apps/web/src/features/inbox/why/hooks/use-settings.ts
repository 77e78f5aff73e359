import { useQueryClient } from '@tanstack/react-query';
import type { EventName, Mute, MuteInput, Notification, ReceivedPayload, WatchLevel } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import { t } from '../../../../i18n/t.ts';
import { call } from '../../../../lib/api/call.ts';
import { localMeta } from '../../../../lib/live/local-meta.ts';
import { patchCaches } from '../../../../lib/live/registry.ts';
import { serverNow } from '../../../../lib/time/server-time.ts';
import { setWatch } from '../../../watching/index.ts';
import { saying } from '../../acts/say.ts';
import { inTurn } from '../../acts/turn.ts';
import { inputOf, type Mutable, muteOn } from '../model/mutes.ts';
import type { Person, Place, Subject } from '../model/subject.ts';

/** One way a setting can be: how it is shown before its event is here, and how the server is asked for it. */
type Way = { show: () => void; ask: (idempotencyKey: string) => Promise<unknown> };

/** Changes settings where they are explained. Each shows at once, is said with its undo, and goes back when it is refused. */
export function useSettings(item: Pick<Notification, 'type'>, subject: Subject) {
  const client = useQueryClient();
  const patch = <N extends EventName>(name: N, payload: ReceivedPayload<N>) =>
    patchCaches(client, name, payload, localMeta(rooms.user('')) as never);
  const go = (way: Way, back: Way) => async () => {
    try {
      const asked = inTurn(client, way.ask);
      way.show();
      await asked;
    } catch (error) {
      back.show();
      throw error;
    }
  };
  const change = (words: string, next: Way, before: Way) =>
    void saying(go(next, before), { words, undo: () => void saying(go(before, next)) });

  const muted = (target: Mutable, mute: Mute | undefined): Way => {
    const of = { targetType: target.targetType, targetId: target.targetId };
    return {
      show: () => patch('mute:changed', { ...of, mute: mute ?? null }),
      ask: (idempotencyKey) => {
        // One that would have ended meanwhile is none.
        const holds = mute && (mute.until === null || Date.parse(mute.until) > serverNow());
        return holds
          ? call('PUT /api/mutes', { body: inputOf(mute) }, { idempotencyKey })
          : call('DELETE /api/mutes', { body: of }, { idempotencyKey });
      },
    };
  };
  const remute = (words: string, target: Mutable, mute: Mute | undefined) =>
    change(words, muted(target, mute), muted(target, muteOn(target, subject.mutes, serverNow())));

  return {
    mute: (
      words: string,
      target: Mutable,
      how: Pick<Required<MuteInput>, 'exceptMentions'> & { until: string | null },
    ) => {
      const createdAt = new Date(serverNow()).toISOString();
      remute(words, target, { targetType: target.targetType, targetId: target.targetId, ...how, createdAt });
    },
    unmute: (words: string, target: Mutable) => remute(words, target, undefined),
    turn: (on: boolean) => {
      const { type } = item;
      const way = (inApp: boolean): Way => ({
        show: () => {
          const types = subject.preferences.types.map((one) =>
            one.type === type ? { type, channels: { ...one.channels, inApp } } : one,
          );
          patch('preferences:changed', { ...subject.preferences, types });
        },
        ask: (idempotencyKey) =>
          call(
            'PUT /api/notifications/preferences',
            { body: { types: [{ type, channels: { inApp } }] } },
            { idempotencyKey },
          ),
      });
      change(t(on ? 'inbox.done.on' : 'inbox.done.off'), way(on), way(!on));
    },
    watch: ({ type, id, level: before }: Place, wanted: WatchLevel) => {
      const way = (level: WatchLevel): Way => ({
        show: () => patch('watch:changed', { targetType: type, targetId: id, level }),
        ask: () => setWatch(type, id, level),
      });
      change(t('watch.label', { level: t(`watch.${wanted}`) }), way(wanted), way(before));
    },
    follow: ({ id, name, username = '' }: Person, on: boolean) => {
      const params = { params: { username } };
      const way = (following: boolean): Way => ({
        show: () => patch('follow:changed', { memberId: id, following, at: new Date(serverNow()).toISOString() }),
        ask: (idempotencyKey) =>
          following
            ? call('PUT /api/users/:username/follow', params, { idempotencyKey })
            : call('DELETE /api/users/:username/follow', params, { idempotencyKey }),
      });
      change(t(on ? 'inbox.done.follow' : 'inbox.done.unfollow', { name }), way(on), way(!on));
    },
  };
}
export type Settings = ReturnType<typeof useSettings>;
