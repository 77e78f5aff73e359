import { useMutation, useQueryClient } from '@tanstack/react-query';
import { rooms } from '@tidings/contracts/plain';
import { t } from '../../i18n/t.ts';
import { ApiError } from '../../lib/http/error.ts';
import { localMeta } from '../../lib/live/local-meta.ts';
import { patchCaches } from '../../lib/live/registry.ts';
import { useMember } from '../../lib/session/state.ts';
import { useSlow } from '../../lib/use-slow.ts';
import { type LikeTarget, setLike } from './api/set-like.ts';

export type Like = {
  on: boolean;
  count: number;
  /** Shown already, not agreed yet, for longer than 200 ms. */
  pending: boolean;
  /** Why it went back. */
  failure: string | undefined;
  toggle: () => void;
};

/** A like that shows at once. What the server says, by answer or event, always wins. */
export function useLike(target: LikeTarget, topicId: string, liked: boolean, count: number): Like {
  const client = useQueryClient();
  const me = useMember()?.id;
  const mutation = useMutation({
    mutationFn: (on: boolean) => setLike(target, on),
    // One after the other: the last wish is the one that stands.
    scope: { id: `like ${target.id}` },
    onSuccess: (answer) => {
      if (me === undefined) return;
      const payload = {
        targetType: target.type,
        targetId: target.id,
        actorId: me,
        on: answer.liked,
        count: answer.count,
        version: answer.version,
      };
      patchCaches(client, 'reaction:changed', payload, localMeta(rooms.topic(topicId)));
    },
  });
  const on = mutation.isPending ? mutation.variables : liked;
  const difference = on === liked ? 0 : on ? 1 : -1;
  const { error } = mutation;
  return {
    on,
    count: Math.max(0, count + difference),
    pending: useSlow(mutation.isPending),
    failure: error ? (error instanceof ApiError ? error.message : t('error.unknown')) : undefined,
    toggle: () => mutation.mutate(!on),
  };
}
