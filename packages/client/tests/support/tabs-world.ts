import { fakeClock } from '@tidings/testing';
import { createTidingsClient, type TransportName } from '../../src/index.ts';
import { joinTabs, type TabsOptions } from '../../src/tabs/join-tabs.ts';
import { FakeBrowser, type FakeTab } from './fake-browser.ts';
import {
  event,
  type FakeConnection,
  type FakeTransport,
  fakeTransport,
  granted,
  obliging,
  ROOM,
  type Sent,
} from './fake-transport.ts';
import { fakePage, follow } from './setup.ts';

export type World = ReturnType<typeof tabsWorld>;
export type TestTab = ReturnType<World['open']>;

/** Tabs of one browser, each with a transport that the test holds. */
export function tabsWorld(transport: TransportName = 'websocket') {
  const browser = new FakeBrowser(fakeClock());
  const world = {
    browser,
    clock: browser.clock,
    /** Whether the server lets connections open. */
    ready: true,
    /** How many events the room of the tests has. */
    head: 0,
    /** Connections to the server that are open now. */
    open,
    openTo: (tabs: readonly { own: FakeTransport }[]) =>
      tabs.flatMap(({ own }) => own.connections).filter((connection) => !connection.closedByClient),
  };
  /** Joins what is asked for, and brings what follows a position. */
  function answer(command: Sent, connection: FakeConnection) {
    if (command.name !== 'subscribe' && command.name !== 'sync') return obliging(command, connection);
    const { rooms } = command.input as { rooms: { room: string; since?: { offset: number } }[] };
    const after = (since = 0) => Array.from({ length: world.head - since }, (_, n) => event(since + n + 1));
    const results = rooms.map(({ room, since }) =>
      room === ROOM ? granted({ head: world.head, events: after(since?.offset) }) : { ...granted(), room },
    );
    return { ok: true, rooms: results };
  }
  function open(without: Partial<TabsOptions> = {}) {
    const fake: FakeTab = browser.open();
    const page = fakePage();
    const own = fakeTransport(
      transport,
      (connection) => {
        const rooms = [{ ...granted(), room: 'announcements' }];
        if (world.ready) fake.later(() => connection.ready(rooms, { userId: 'me' }), 5);
      },
      answer,
    );
    const problems: string[] = [];
    const client = createTidingsClient({
      ...{ url: '', deviceId: 'device-0001', clock: fake.clock, random: () => 0.5, environment: page.environment },
      getToken: () => 'token',
      refreshToken: async () => 'newer',
      transports: [own],
      tabs: joinTabs({ ...fake.options, ...without }),
      onProblem: (problem) => problems.push(problem),
    });
    const states: string[] = [];
    client.status.subscribe(() => {
      const { state } = client.status.getSnapshot();
      if (states.at(-1) !== state) states.push(state);
    });
    const tab = { fake, page, own, client, problems, states, ...follow(client, { since: { epoch: 'e', offset: 0 } }) };
    client.connect();
    return tab;
  }
  return world;
}

/** Three tabs of one browser, of which the first leads. */
export async function three(transport?: 'websocket' | 'rest') {
  const world = tabsWorld(transport);
  const tabs = [world.open(), world.open(), world.open()] as const;
  await world.clock.advanceAsync(500);
  const [leader, second, third] = tabs;
  return { world, tabs, leader, second, third };
}
