import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NamedMute } from '@tidings/contracts';
import { useState } from 'react';
import { mutesQuery, setMute, unmute } from '../api/mutes.ts';
import { isOf } from '../realtime.ts';

/** Unmutes what is listed, and mutes it again as it was. `undone`: what was unmuted here keeps its place until the page is left. */
export function useUnmute() {
  const client = useQueryClient();
  const [undone, setUndone] = useState<readonly NamedMute[]>([]);
  const [failed, setFailed] = useState<{ mute: NamedMute; error: Error }>();
  const act = useMutation({
    scope: { id: 'mutes' },
    mutationFn: ({ mute, again }: { mute: NamedMute; again: boolean }): Promise<unknown> => {
      const { targetType, targetId, until, exceptMentions } = mute;
      return again ? setMute({ targetType, targetId, until, exceptMentions }) : unmute(mute);
    },
    onError: (error, { mute, again }) => {
      setFailed({ mute, error });
      setUndone((all) => (again ? [...all, mute] : all.filter((one) => !isOf(mute)(one))));
    },
    onSettled: () => client.invalidateQueries({ queryKey: mutesQuery().queryKey, exact: true }),
  });
  const change = (mute: NamedMute, again: boolean) => {
    setFailed(undefined);
    setUndone((all) => (again ? all.filter((one) => !isOf(mute)(one)) : [...all, mute]));
    act.mutate({ mute, again });
  };
  return { undone, failed, change };
}
