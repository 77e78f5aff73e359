import { type FakeClock, fakeClock, seededRandom } from '@tidings/testing';
import type { createTidingsClient, Timing, TransportName } from '../../src/index.ts';
import type { Coverage } from './coverage.ts';
import { fairWeather, Network, type Weather } from './network.ts';
import { calm, type Moods, type Owner, Recorder, Violation } from './recorder.ts';
import { FakeServer, SERVER_ROOM } from './server.ts';
import { Truth } from './truth.ts';

/** What can happen. Numbers are drawn by fast-check, which also shrinks them. */
export type Step =
  | { do: 'append'; rooms: number; count: number; repeat: boolean }
  | { do: 'pass'; ms: number }
  | { do: 'weather'; weather: Pick<Weather, 'loss' | 'duplicate' | 'reorder' | 'latencyMs'> }
  | { do: 'partition'; on: boolean }
  | { do: 'cut' }
  | { do: 'block'; transport: number; on: boolean }
  | { do: 'owner'; owner: Moods }
  | { do: 'view'; room: number; more: boolean }
  | { do: 'crash' }
  | { do: 'restore'; lost: number }
  | { do: 'prune'; room: number; keep: number };

export const ROOMS = ['topic', 'category']
  .map((kind, n) => `${kind}:00000000-0000-7000-8000-00000000000${n}`)
  .concat(SERVER_ROOM);
const TRANSPORTS: readonly TransportName[] = ['websocket', 'polling', 'sse', 'rest'];

/** The longest wait between two tries, one that began too early, and a look upward. */
const BACK_ON_TOP_MS = 60_000;

export type CreateClient = typeof createTidingsClient;
type Seat = { recorder: Recorder; leave: () => void };

/** One client against one server under a history of faults; afterwards everything heals and must be whole. */
export class History {
  readonly #clock: FakeClock = fakeClock();
  readonly #random: () => number;
  readonly #truth = new Truth();
  readonly #coverage: Coverage;
  readonly #create: CreateClient;
  readonly #timing: Timing;
  readonly #server: FakeServer;
  readonly #network: Network;
  readonly #owner: Owner;
  readonly #furthest = new Map<string, number>();
  readonly #seats = new Map<string, Seat[]>();
  #client: ReturnType<CreateClient>;
  #violation: Violation | null = null;
  #restored = false;

  constructor(create: CreateClient, timing: Timing, seed: number, coverage: Coverage) {
    this.#create = create;
    this.#timing = timing;
    this.#random = seededRandom(seed).next;
    this.#coverage = coverage;
    const wait = (ms: number) => new Promise<void>((resolve) => void this.#clock.setTimeout(resolve, ms));
    this.#owner = { wait, random: this.#random, ...calm };
    this.#server = new FakeServer(this.#truth, this.#clock, (room, offset) => {
      coverage.acks += 1;
      // An ack names no epoch: one that was under way during a restore says nothing about the new one.
      if (this.#restored) return;
      for (const { recorder } of this.#seats.get(room) ?? []) recorder.acknowledged(offset, this.#truth.epoch);
    });
    this.#network = new Network(this.#clock, this.#random, this.#server, coverage);
    this.#client = this.#start();
    for (const room of ROOMS) this.#sit(this.#newRecorder(room));
  }

  /** Runs the steps, lets everything heal, and throws the first violation. */
  async run(steps: readonly Step[]) {
    this.#coverage.histories += 1;
    this.#client.connect();
    for (const step of steps) {
      await this.#do(step);
      if (this.#violation) break;
    }
    if (!this.#violation) await this.#heal();
    this.#count();
    this.#client.close();
    if (this.#violation) throw this.#violation;
  }

  async #do(step: Step) {
    const { weather } = this.#network;
    if (step.do === 'pass') await this.#clock.advanceAsync(step.ms);
    else if (step.do === 'append') this.#append(step.rooms, step.count, step.repeat);
    else if (step.do === 'weather') Object.assign(weather, step.weather);
    else if (step.do === 'partition') this.#network.partition(step.on);
    else if (step.do === 'cut') this.#network.cut();
    else if (step.do === 'owner') Object.assign(this.#owner, step.owner);
    else if (step.do === 'view') this.#view(ROOMS[step.room] ?? SERVER_ROOM, step.more);
    else if (step.do === 'crash') this.#crash();
    else if (step.do === 'block') this.#block(TRANSPORTS[step.transport] ?? 'websocket', step.on);
    else if (step.do === 'prune') this.#truth.prune(ROOMS[step.room] ?? SERVER_ROOM, step.keep);
    else this.#restore(step.lost);
  }

  #append(mask: number, count: number, repeat: boolean) {
    const rooms = ROOMS.filter((_, n) => mask & (1 << n));
    for (let n = 0; n < count; n += 1) {
      for (const { room, row } of this.#truth.append(rooms, repeat && n === 0 && rooms.length === 1))
        this.#server.publish(room, row);
    }
  }

  #block(transport: TransportName, on: boolean) {
    this.#network.weather.blocked[on ? 'add' : 'delete'](transport);
    if (on) this.#network.cut(transport);
  }

  #restore(lost: number) {
    this.#restored = true;
    this.#coverage.epochChanges += 1;
    this.#truth.restore(lost);
  }

  #view(room: string, more: boolean) {
    const seats = this.#seats.get(room) ?? [];
    if (more && seats.length < 3) return this.#sit(this.#newRecorder(room));
    const [first] = seats;
    if (!first || more) return;
    first.leave();
    first.recorder.dead = true;
    seats.shift();
  }

  /** The process ends at once; what its views had applied, and the position it knew, were kept. */
  #crash() {
    this.#coverage.crashes += 1;
    const known = new Map(ROOMS.map((room) => [room, this.#client.position(room)]));
    const old = [...this.#seats.values()].flat().map(({ recorder }) => recorder);
    this.#count();
    this.#client.close();
    this.#seats.clear();
    this.#client = this.#start();
    for (const recorder of old) this.#sit(recorder.survivor(), known.get(recorder.room) ?? undefined);
    this.#client.connect();
  }

  #start() {
    return this.#create({
      url: '',
      deviceId: 'model-device',
      getToken: () => 'token',
      refreshToken: async () => 'token',
      clock: this.#clock,
      random: this.#random,
      timing: this.#timing,
      transports: TRANSPORTS.map((transport) => this.#network.transport(transport)),
    });
  }

  #newRecorder(room: string): Recorder {
    const recorder = new Recorder(room, this.#truth, this.#owner, this.#coverage, (violation) => {
      this.#violation ??= violation;
    });
    recorder.furthest = this.#furthest;
    return recorder;
  }

  #sit(recorder: Recorder, known?: { epoch: string; offset: number; id?: string | undefined }) {
    const { room, snapshot, onEvent } = recorder;
    const usable = known && recorder.at?.epoch === known.epoch ? known : undefined;
    recorder.resume(usable);
    const leave = this.#client.subscribe(room, { since: usable, snapshot, onEvent });
    this.#seats.set(room, [...(this.#seats.get(room) ?? []), { recorder, leave }]);
  }

  async #heal() {
    // A blink while the very first connection was being opened looks like a transport that is blocked.
    const { transport, state } = this.#client.status.getSnapshot();
    const away = transport === null && state !== 'connecting';
    const healedAt = this.#clock.now();
    Object.assign(this.#network.weather, fairWeather());
    this.#network.partition(false);
    Object.assign(this.#owner, calm);
    const connected = () => this.#client.status.getSnapshot().transport !== null;
    const whole = () => connected() && [...this.#seats.values()].flat().every(({ recorder }) => recorder.whole);
    for (let waited = 0; waited < 240_000; waited += 5_000) {
      await this.#clock.advanceAsync(5_000);
      if (this.#violation || (waited >= 5_000 && whole())) break;
      if (this.#client.status.getSnapshot().state === 'lost') this.#client.retry();
    }
    if (away && !this.#violation) await this.#backOnTop(healedAt + BACK_ON_TOP_MS);
    await this.#stayLive();
    if (this.#violation) return;
    if (this.#server.mostSyncs > 6) {
      this.#violation = new Violation('no needless syncs', `${this.#server.mostSyncs} from one position`);
    }
    for (const { recorder } of [...this.#seats.values()].flat()) {
      if (!recorder.whole) this.#violation = new Violation('I5', `${recorder.room} is not what a snapshot would be`);
      const allowed = (this.#server.refusedPositions.get(recorder.room) ?? 0) + recorder.failures;
      // A cursor names one epoch; while two are about, a room of the other one is opened fresh.
      if (recorder.resets > allowed && !this.#restored) {
        this.#violation = new Violation('no needless resets', `${recorder.room} reset ${recorder.resets} times`);
      }
    }
  }

  /** Nothing had been open when the faults ended: from the first transport that answered it has gone up at once. */
  async #backOnTop(deadline: number) {
    const transport = () => this.#client.status.getSnapshot().transport;
    while (transport() !== 'websocket' && this.#clock.now() < deadline) await this.#clock.advanceAsync(1_000);
    if (transport() === 'websocket') this.#coverage.backOnTop += 1;
    else this.#violation ??= new Violation('back', `on ${transport()} ${BACK_ON_TOP_MS} ms after an outage`);
  }

  /** Once everything is whole, news arrives by itself: no beacon or heartbeat is needed for it. */
  async #stayLive() {
    const seats = [...this.#seats.values()].flat().filter(({ recorder }) => recorder.whole);
    this.#append(7, 1, false);
    // A restore that nobody has noticed yet is noticed by this very event, and costs a snapshot; the timed transport asks.
    const timed = this.#client.status.getSnapshot().transport === 'rest';
    await this.#clock.advanceAsync(this.#restored || timed ? 70_000 : 1_000);
    for (const { recorder } of seats) {
      if (!recorder.whole) this.#violation ??= new Violation('live', `${recorder.room} does not get news any more`);
    }
  }

  #count() {
    const { stats } = this.#client;
    for (const name of ['gaps', 'syncs', 'replayed', 'resets', 'connects'] as const)
      this.#coverage[name] += stats[name];
    this.#coverage.transportChanges += stats.transportChanges;
  }
}
