import type { CommandName, Namespace, RoomResult, WireEvent } from '@tidings/contracts';
import type { Link, LinkClose, LinkContext, LinkEvents, Rung, Transport } from '../../src/index.ts';

export type Sent = { namespace: Namespace; name: CommandName; input: unknown };
type Answer = (command: Sent, link: FakeLink) => object | Promise<object>;

/** A connection whose server is the test. */
export class FakeLink implements Link {
  readonly rung: Rung;
  readonly context: LinkContext;
  readonly events: LinkEvents;
  readonly sent: Sent[] = [];
  closedByClient = false;
  readonly #answer: Answer;
  readonly #stamp: ReadonlyMap<string, number>;
  readonly cursor: string | undefined;

  constructor(rung: Rung, context: LinkContext, events: LinkEvents, answer: Answer) {
    this.rung = rung;
    this.context = context;
    this.events = events;
    this.#answer = answer;
    const { text, stamp } = context.cursor();
    this.cursor = text;
    this.#stamp = stamp;
  }

  async prepare() {}

  request(namespace: Namespace, name: CommandName, input: unknown): Promise<never> {
    const command = { namespace, name, input };
    this.sent.push(command);
    return Promise.resolve(this.#answer(command, this)) as Promise<never>;
  }

  close() {
    this.closedByClient = true;
  }

  ready(rooms: RoomResult[] = [], more: object = {}) {
    this.events.ready('/forum', { epoch: 'e', rooms, serverId: 'server-1', ...more }, this.#stamp);
  }

  fail(close: LinkClose = { kind: 'lost', reason: 'test' }) {
    this.events.closed(close);
  }

  /** A live event. */
  push([name, payload, meta]: WireEvent) {
    this.events.packet(name, payload, meta);
  }

  /** A control event. */
  tell(name: string, payload: object) {
    this.events.packet(name, payload, undefined);
  }

  commands(name: CommandName): Sent[] {
    return this.sent.filter((command) => command.name === name);
  }
}

export type FakeTransport = Transport & { links: FakeLink[]; last(): FakeLink };

/** Answers everything well unless told otherwise. */
export const obliging: Answer = ({ name }) =>
  name === 'heartbeat' ? { ok: true, epoch: 'e', rooms: {}, serverTime: '' } : { ok: true, rooms: [] };

/** A rung whose connections the test holds. `opened` sees each as it opens, after `open` has returned. */
export function fakeTransport(
  rung: Rung,
  opened: (link: FakeLink) => void = () => {},
  answer: Answer = obliging,
): FakeTransport {
  const links: FakeLink[] = [];
  return {
    rung,
    links,
    last() {
      const link = links.at(-1);
      if (!link) throw new Error(`Nothing was opened on ${rung}`);
      return link;
    },
    open(context, events) {
      const link = new FakeLink(rung, context, events, answer);
      links.push(link);
      queueMicrotask(() => opened(link));
      return link;
    },
  };
}

const room = 'topic:00000000-0000-7000-8000-000000000001';
export const ROOM = room;
export const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The nth event of the room. */
export function event(n: number, id = idOf(n), epoch = 'e'): WireEvent {
  const meta = { id, room, epoch, offset: n, at: '2026-01-01T00:00:00.000Z', correlationId: 'test-0001' };
  return ['topic:updated', { id, version: n }, meta];
}

export function granted(more: Partial<Extract<RoomResult, { ok: true }>> = {}): RoomResult {
  return { room, ok: true, epoch: 'e', head: 0, floor: 0, recovered: true, events: [], more: false, ...more };
}

export const fresh = (head: number): RoomResult => granted({ head, recovered: false, reason: 'fresh' });
