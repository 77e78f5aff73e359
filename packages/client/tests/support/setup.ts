import { fakeClock } from '@tidings/testing';
import {
  createTidingsClient,
  type Environment,
  type RoomView,
  type TidingsClientOptions,
  type Transport,
} from '../../src/index.ts';
import { event, type FakeConnection, fakeTransport, granted, idOf, obliging, ROOM } from './fake-transport.ts';

/** A page whose network and visibility the test decides. */
export function fakePage() {
  const state = { online: true, visible: true };
  let changed: (what: 'online' | 'offline' | 'visible' | 'hidden') => void = () => {};
  const environment: Environment = {
    online: () => state.online,
    visible: () => state.visible,
    watch: (run) => {
      changed = run;
      return () => {
        changed = () => {};
      };
    },
  };
  return {
    environment,
    set(what: 'online' | 'offline' | 'visible' | 'hidden') {
      if (what === 'online' || what === 'offline') state.online = what === 'online';
      else state.visible = what === 'visible';
      changed(what);
    },
  };
}

/** A client on a fake clock without jitter. */
export function setUp(transports: readonly Transport[], more: Partial<TidingsClientOptions> = {}) {
  const clock = fakeClock();
  const page = fakePage();
  const client = createTidingsClient({
    url: '',
    deviceId: 'device-0001',
    getToken: () => 'token',
    refreshToken: async () => 'newer',
    clock,
    random: () => 0.5,
    environment: page.environment,
    transports,
    ...more,
  });
  const states: string[] = [];
  client.status.subscribe(() => {
    const { state, attempt } = client.status.getSnapshot();
    const text = state === 'reconnecting' ? `${state} ${attempt}` : state;
    if (states.at(-1) !== text) states.push(text);
  });
  return { client, clock, page, states, state: () => client.status.getSnapshot().state };
}

/** Follows the room of the tests and notes what it is handed. */
export function follow(client: ReturnType<typeof setUp>['client'], view: Partial<RoomView> = {}) {
  const seen: number[] = [];
  const resets: string[] = [];
  const leave = client.subscribe(ROOM, {
    onEvent: (_name, _payload, meta) => {
      if ('offset' in meta) seen.push(meta.offset);
    },
    onReset: (cause) => resets.push(cause),
    ...view,
  });
  return { seen, resets, leave };
}

/** A promise that the test settles. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** A position in the room of the tests. */
export const at = (offset: number, epoch = 'e') => ({ epoch, offset, ...(offset > 0 ? { id: idOf(offset) } : {}) });

/** A client that follows the room from position 5, on an open connection. */
export async function following(view: Parameters<typeof follow>[1] = { since: at(5) }, answer = obliging) {
  const transport = fakeTransport('websocket', (connection) => connection.ready([granted({ head: 5 })]), answer);
  const world = setUp([transport]);
  const room = follow(world.client, view);
  world.client.connect();
  await world.clock.advanceAsync(0);
  return { ...world, ...room, connection: transport.last(), transport };
}

/** Sends events of the room with these offsets. */
export const push = (connection: FakeConnection, ...offsets: number[]) => {
  for (const n of offsets) connection.push(event(n));
};
