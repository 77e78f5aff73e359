import { type FakeClock, fakeClock, seededRandom } from '@tidings/testing';
import type { Environment, Timing, TransportName } from '../../src/index.ts';
import type { joinTabs } from '../../src/tabs/join-tabs.ts';
import { FakeBrowser, type FakeTab } from '../support/fake-browser.ts';
import type { Coverage } from './coverage.ts';
import { type CreateClient, ROOMS, type Step } from './history.ts';
import { fairWeather, Network } from './network.ts';
import { calm, type Owner, Recorder, Violation } from './recorder.ts';
import { FakeServer, SERVER_ROOM } from './server.ts';
import type { TabStep } from './tabs-steps.ts';
import { Truth } from './truth.ts';

const TRANSPORTS: readonly TransportName[] = ['websocket', 'polling', 'sse', 'rest'];
const MOST_TABS = 4;

type Seat = { recorder: Recorder; leave: () => void };
type Tab = {
  fake: FakeTab;
  client: ReturnType<CreateClient>;
  network: Network;
  owner: Owner;
  seats: Seat[];
  visible: boolean;
  changed: (what: 'visible' | 'hidden') => void;
};

/** The tabs of one browser against one server, under a history of faults; afterwards everything is whole, on one connection. */
export class TabsHistory {
  readonly #clock: FakeClock = fakeClock();
  readonly #random: () => number;
  readonly #browser: FakeBrowser;
  readonly #truth = new Truth();
  readonly #coverage: Coverage;
  readonly #create: CreateClient;
  readonly #join: typeof joinTabs;
  readonly #timing: Timing;
  readonly #server: FakeServer;
  readonly #weather = fairWeather();
  #tabs: Tab[] = [];
  #violation: Violation | null = null;
  #restored = false;

  constructor(create: CreateClient, join: typeof joinTabs, timing: Timing, seed: number, coverage: Coverage) {
    this.#create = create;
    this.#join = join;
    this.#timing = timing;
    this.#random = seededRandom(seed).next;
    this.#coverage = coverage;
    this.#browser = new FakeBrowser(this.#clock, this.#random);
    this.#server = new FakeServer(this.#truth, this.#clock, () => {
      coverage.acks += 1;
    });
    this.#open();
    this.#open();
  }

  async run(steps: readonly (Step | TabStep)[]) {
    this.#coverage.histories += 1;
    for (const step of steps) {
      await this.#do(step);
      if (this.#violation) break;
    }
    if (!this.#violation) await this.#heal();
    for (const { client } of this.#tabs) {
      this.#count(client.stats);
      client.close();
    }
    if (this.#violation) throw this.#violation;
  }

  async #do(step: Step | TabStep) {
    if (step.do === 'pass') await this.#clock.advanceAsync(step.ms);
    else if (step.do === 'append') this.#append(step.rooms, step.count, step.repeat);
    else if (step.do === 'weather') this.#everywhere((network) => Object.assign(network.weather, step.weather));
    else if (step.do === 'partition') this.#everywhere((network) => network.partition(step.on));
    else if (step.do === 'cut') this.#everywhere((network) => network.cut());
    else if (step.do === 'owner') for (const { owner } of this.#tabs) Object.assign(owner, step.owner);
    else if (step.do === 'view') this.#view(ROOMS[step.room] ?? SERVER_ROOM, step.more);
    else if (step.do === 'block') this.#block(TRANSPORTS[step.transport] ?? 'websocket', step.on);
    else if (step.do === 'prune') this.#truth.prune(ROOMS[step.room] ?? SERVER_ROOM, step.keep);
    else if (step.do === 'restore') {
      this.#restored = true;
      this.#coverage.epochChanges += 1;
      this.#truth.restore(step.lost);
    } else if (step.do === 'open') this.#tabs.length < MOST_TABS && this.#open();
    else if (step.do !== 'crash') this.#toTab(step);
  }

  #toTab(step: TabStep & { tab: number }) {
    const tab = this.#tabs[step.tab % Math.max(1, this.#tabs.length)];
    if (!tab) return;
    if (step.do === 'freeze') tab.fake.freeze(step.on);
    else if (step.do === 'see') this.#see(tab);
    else {
      this.#coverage.crashes += 1;
      this.#count(tab.client.stats);
      for (const { recorder } of tab.seats) recorder.dead = true;
      this.#tabs = this.#tabs.filter((other) => other !== tab);
      if (step.do === 'close') tab.client.close();
      tab.fake.kill();
      tab.network.cut();
      if (this.#tabs.length === 0) this.#open();
    }
  }

  #see(seen: Tab) {
    for (const tab of this.#tabs) {
      if (tab.visible === (tab === seen)) continue;
      tab.visible = tab === seen;
      tab.fake.later(() => tab.changed(tab.visible ? 'visible' : 'hidden'), 0);
    }
  }

  #open() {
    const fake = this.#browser.open();
    const network = new Network(fake.clock, this.#random, this.#server, this.#coverage);
    Object.assign(network.weather, this.#weather, { blocked: this.#weather.blocked });
    const wait = (ms: number) => new Promise<void>((resolve) => void fake.clock.setTimeout(resolve, ms));
    const tab: Tab = {
      ...{ fake, network, seats: [], visible: true, changed: () => {} },
      owner: { wait, random: this.#random, ...calm },
      client: undefined as never,
    };
    const environment: Environment = {
      online: () => true,
      visible: () => tab.visible,
      watch: (changed) => {
        const before = tab.changed;
        tab.changed = (what) => {
          before(what);
          changed(what);
        };
        return () => {};
      },
    };
    tab.client = this.#create({
      ...{ url: '', deviceId: 'model-device', timing: this.#timing, environment },
      getToken: () => 'token',
      refreshToken: async () => 'token',
      clock: fake.clock,
      random: this.#random,
      transports: TRANSPORTS.map((transport) => network.transport(transport)),
      tabs: this.#join(fake.options),
    });
    this.#tabs.push(tab);
    this.#see(tab);
    for (const room of ROOMS) this.#sit(tab, room);
    tab.client.connect();
  }

  #sit(tab: Tab, room: string) {
    const recorder = new Recorder(room, this.#truth, tab.owner, this.#coverage, (violation) => {
      this.#violation ??= violation;
    });
    const { snapshot, onEvent } = recorder;
    tab.seats.push({ recorder, leave: tab.client.subscribe(room, { snapshot, onEvent }) });
  }

  #view(room: string, more: boolean) {
    const tab = this.#tabs[Math.floor(this.#random() * this.#tabs.length)];
    const of = tab?.seats.filter(({ recorder }) => recorder.room === room) ?? [];
    if (tab && more && of.length < 2) return this.#sit(tab, room);
    const [first] = of;
    if (!tab || !first || more) return;
    first.leave();
    first.recorder.dead = true;
    tab.seats = tab.seats.filter((seat) => seat !== first);
  }

  #append(mask: number, count: number, repeat: boolean) {
    const rooms = ROOMS.filter((_, n) => mask & (1 << n));
    for (let n = 0; n < count; n += 1) {
      for (const { room, row } of this.#truth.append(rooms, repeat && n === 0 && rooms.length === 1))
        this.#server.publish(room, row);
    }
  }

  #block(transport: TransportName, on: boolean) {
    this.#weather.blocked[on ? 'add' : 'delete'](transport);
    if (on) this.#everywhere((network) => network.cut(transport));
  }

  #everywhere(run: (network: Network) => void) {
    for (const { network } of this.#tabs) run(network);
  }

  async #heal() {
    this.#weather.blocked.clear();
    this.#everywhere((network) => {
      Object.assign(network.weather, fairWeather());
      network.partition(false);
    });
    for (const { fake, owner } of this.#tabs) {
      fake.freeze(false);
      Object.assign(owner, calm);
    }
    const seats = () => this.#tabs.flatMap((tab) => tab.seats);
    const connected = () => this.#tabs.every(({ client }) => client.status.getSnapshot().transport !== null);
    // A tab that had gone alone looks for the others ever more seldom.
    const settled = () =>
      connected() && this.#server.connections === 1 && seats().every(({ recorder }) => recorder.whole);
    for (let waited = 0; waited < 900_000 && !this.#violation; waited += 5_000) {
      await this.#clock.advanceAsync(5_000);
      if (waited >= 5_000 && settled()) break;
      for (const { client } of this.#tabs) if (client.status.getSnapshot().state === 'lost') client.retry();
    }
    if (this.#violation) return;
    for (const { recorder } of seats())
      if (!recorder.whole) this.#violation ??= new Violation('I5', `${recorder.room} is not what a snapshot would be`);
    if (this.#server.connections !== 1)
      this.#violation ??= new Violation('one', `${this.#server.connections} connections`);
    if (!this.#violation) await this.#stayLive(seats());
  }

  async #stayLive(seats: Seat[]) {
    this.#append(7, 1, false);
    const timed = this.#tabs.some(({ client }) => client.status.getSnapshot().transport === 'rest');
    await this.#clock.advanceAsync(this.#restored || timed ? 70_000 : 1_000);
    for (const { recorder } of seats)
      if (!recorder.whole) this.#violation ??= new Violation('live', `${recorder.room} does not get news any more`);
  }

  #count(stats: ReturnType<CreateClient>['stats']) {
    for (const name of ['gaps', 'syncs', 'replayed', 'resets', 'connects', 'transportChanges'] as const)
      this.#coverage[name] += stats[name];
  }
}
