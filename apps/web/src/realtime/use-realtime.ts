import type { AppCommandName, ConnectionState, RoomView, TransportName } from '@tidings/client';
import type { CommandAnswer, CommandInput, EventName, ServerToClientEvents } from '@tidings/contracts';
import { useCallback, useEffect, useEffectEvent } from 'react';
import { useStore } from '../lib/store/external-store.ts';
import { useRealtimeContext } from './provider.tsx';

type WebSocketView = {
  status: ConnectionState;
  /** The transport in use; null while there is none. */
  transport: TransportName | null;
  /** The round trip of the last heartbeat, in ms. */
  latencyMs: number | null;
  serverId: string | null;
  /** Cuts a wait short, and leaves a lost connection. */
  retry: () => void;
};

/** The state of the live connection; `idle` while nobody is signed in. */
export function useWebSocket(): WebSocketView {
  const realtime = useRealtimeContext();
  const status = useStore(realtime.status);
  return {
    status: status?.state ?? 'idle',
    transport: status?.transport ?? null,
    latencyMs: status?.latencyMs ?? null,
    serverId: status?.serverId ?? null,
    retry: realtime.retry,
  };
}

/** Hears an event while mounted, once however many rooms it came in. For toasts and sounds: caches are patched already. */
export function useRealtime<N extends EventName>(name: N, handler: ServerToClientEvents[N]): void {
  const live = useStore(useRealtimeContext().live);
  const handle = useEffectEvent(handler as (...args: unknown[]) => void);
  useEffect(
    () => live?.client.on(name, ((...args: unknown[]) => handle(...args)) as ServerToClientEvents[N]),
    [live, name],
  );
}

/**
 * Follows a room while mounted; it is left 3 s after its last follower. Without a view its events only patch the caches:
 * rooms of queries on the screen are followed by themselves. A view brings a snapshot and handlers of its own.
 */
export function useRoom(room: string | undefined, view?: Partial<RoomView>): void {
  const live = useStore(useRealtimeContext().live);
  const own = view !== undefined;
  const parts = useEffectEvent(() => view);
  useEffect(() => {
    if (!live || room === undefined) return;
    const letGo = live.rooms.hold(room);
    const { since, snapshot, onReset, onStale } = parts() ?? {};
    const leave = own
      ? live.client.subscribe(room, {
          onEvent: (...event) => parts()?.onEvent?.(...event),
          ...(since && { since }),
          ...(snapshot && { snapshot }),
          ...(onReset && { onReset }),
          ...(onStale && { onStale }),
        })
      : undefined;
    return () => {
      leave?.();
      letGo();
    };
  }, [live, room, own]);
}

/** Says that a room is on the screen while mounted, and whether its newest end is: what comes there then arrives read. */
export function useLook(room: string, atEnd: boolean): void {
  const live = useStore(useRealtimeContext().live);
  useEffect(() => live?.look({ room, atEnd }), [live, room, atEnd]);
}

/** Sends commands; without a connection the answer is a refusal. */
export function useCommand(): <N extends AppCommandName>(name: N, input: CommandInput<N>) => Promise<CommandAnswer<N>> {
  const realtime = useRealtimeContext();
  return useCallback((name, input) => realtime.command(name, input), [realtime]);
}
