import type { QueryClient } from '@tanstack/react-query';
import { createTidingsClient, defaultTiming, type JoinTabs, systemClock, type TidingsClient } from '@tidings/client';
import { rooms } from '@tidings/contracts/plain';
import { accessToken, refreshSession } from '../../lib/session/session.ts';
import { noteServerTime, serverNow } from '../../lib/time/server-time.ts';
import { LiveRooms } from '../rooms/live-rooms.ts';
import { deviceId } from './device-id.ts';
import { type Looks, startLooks } from './looks.ts';
import { startPresence } from './presence.ts';
import { ownTiming } from './timing.ts';

/** What is open while a member is signed in. */
export type Live = { client: TidingsClient; rooms: LiveRooms; look: Looks['look']; close: () => void };

/** The client of one member, with the query cache on it. Apart from the first page, which does not wait for it. */
export function openLive(queries: QueryClient, memberId: string, tabs?: JoinTabs): Live {
  const client = createTidingsClient({
    url: '',
    deviceId: deviceId(),
    tabs,
    timing: { ...defaultTiming, ...ownTiming() },
    clock: { ...systemClock, now: serverNow },
    onServerTime: noteServerTime,
    getToken: async () => (await accessToken()) ?? null,
    refreshToken: async () => (await refreshSession()) ?? null,
    onProblem: (problem, error) => console.error(problem, error),
  });
  const live = new LiveRooms(queries, client);
  live.hold(rooms.user(memberId));
  const stopPresence = startPresence(client);
  const looks = startLooks(client);
  return {
    client,
    rooms: live,
    look: looks.look,
    close: () => {
      looks.close();
      stopPresence();
      live.close();
      client.close();
    },
  };
}
