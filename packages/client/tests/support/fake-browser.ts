import type { Clock, FakeClock } from '@tidings/testing';
import type { LockState, TabsOptions } from '../../src/tabs/join-tabs.ts';

/** The time of one tab: what is due while it is frozen waits until it thaws, and never comes once it is dead. */
class TabClock implements Clock {
  readonly #clock: FakeClock;
  #waiting: { run: () => void; cleared: boolean }[] = [];
  frozen = false;
  dead = false;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  readonly now = () => this.#clock.now();

  readonly setTimeout = (run: () => void, ms: number) => {
    const timer = { run, cleared: false };
    this.#clock.setTimeout(() => this.soon(timer), ms);
    return timer;
  };

  readonly clearTimeout = (handle: unknown) => {
    if (handle) (handle as { cleared: boolean }).cleared = true;
  };

  soon(timer: { run: () => void; cleared: boolean }) {
    if (this.dead || timer.cleared) return;
    if (this.frozen) this.#waiting.push(timer);
    else timer.run();
  }

  thaw() {
    this.frozen = false;
    for (const timer of this.#waiting.splice(0)) this.soon(timer);
  }
}

type Request = { tab: FakeTab; granted: () => void; stolen: () => void };
type Line = { holder: Request | null; waiting: Request[] };

/** The tabs of one browser on a fake clock: what they have in common, and how they end. */
export class FakeBrowser {
  readonly clock: FakeClock;
  readonly #random: () => number;
  readonly #lines = new Map<string, Line>();
  readonly tabs = new Set<FakeTab>();
  /** What has passed between tabs, by its type. */
  readonly passed = new Map<string, number>();
  #opened = 0;

  constructor(clock: FakeClock, random: () => number = () => 0.5) {
    this.clock = clock;
    this.#random = random;
  }

  open(): FakeTab {
    this.#opened += 1;
    const tab = new FakeTab(this, `tab-${this.#opened}`, new TabClock(this.clock));
    this.tabs.add(tab);
    return tab;
  }

  /** Between tabs nothing is lost, and each hears another in order. */
  post(from: FakeTab, message: object) {
    const type = (message as { type: string }).type;
    this.passed.set(type, (this.passed.get(type) ?? 0) + 1);
    const copy = structuredClone(message);
    for (const tab of this.tabs) if (tab !== from) tab.later(() => tab.heard?.(copy), this.#delay());
  }

  request(name: string, request: Request, steal: boolean) {
    this.clock.setTimeout(() => {
      if (request.tab.clock.dead) return;
      const line = this.#line(name);
      if (!steal || !line.holder) line.waiting[steal ? 'unshift' : 'push'](request);
      else {
        const robbed = line.holder;
        line.holder = request;
        robbed.tab.later(robbed.stolen, 0);
        request.tab.later(request.granted, this.#delay());
      }
      this.#next(line);
    }, this.#delay());
  }

  release(name: string, request: Request) {
    this.clock.setTimeout(() => this.#release(this.#line(name), request), this.#delay());
  }

  /** A tab is killed or closed: its locks go on at once. */
  gone(tab: FakeTab) {
    this.tabs.delete(tab);
    for (const line of this.#lines.values()) {
      line.waiting = line.waiting.filter((request) => request.tab !== tab);
      if (line.holder?.tab === tab) this.#release(line, line.holder);
    }
  }

  #release(line: Line, request: Request) {
    line.waiting = line.waiting.filter((other) => other !== request);
    if (line.holder === request) line.holder = null;
    this.#next(line);
  }

  #next(line: Line) {
    if (line.holder) return;
    line.holder = line.waiting.shift() ?? null;
    line.holder?.tab.later(line.holder.granted, this.#delay());
  }

  #line(name: string): Line {
    const line = this.#lines.get(name) ?? { holder: null, waiting: [] };
    this.#lines.set(name, line);
    return line;
  }

  #delay(): number {
    return 1 + Math.floor(this.#random() * 3);
  }
}

export class FakeTab {
  readonly name: string;
  readonly clock: TabClock;
  readonly #browser: FakeBrowser;
  heard: ((message: unknown) => void) | undefined;
  #lastAt = 0;

  constructor(browser: FakeBrowser, name: string, clock: TabClock) {
    this.#browser = browser;
    this.name = name;
    this.clock = clock;
  }

  /** What comes from outside reaches the tab in order. */
  later(run: () => void, ms: number) {
    this.#lastAt = Math.max(this.#lastAt, this.clock.now() + ms);
    this.clock.setTimeout(run, this.#lastAt - this.clock.now());
  }

  get options(): TabsOptions {
    return {
      tab: this.name,
      channel: (heard) => {
        this.heard = heard;
        return {
          post: (message) => void (!this.clock.dead && this.#browser.post(this, message)),
          close: () => {
            this.heard = undefined;
          },
        };
      },
      lock: (name, changed) => this.#lock(name, changed),
    };
  }

  /** The process is killed: it says nothing any more. */
  kill() {
    this.clock.dead = true;
    this.#browser.gone(this);
  }

  freeze(on: boolean) {
    if (on) this.clock.frozen = true;
    else this.clock.thaw();
  }

  #lock(name: string, changed: (state: LockState) => void) {
    let current: Request | null = null;
    const ask = (steal: boolean) => {
      const before = current;
      const request: Request = {
        tab: this,
        granted: () => current === request && changed('held'),
        stolen: () => {
          if (current !== request) return;
          current = null;
          changed('lost');
        },
      };
      current = request;
      if (before) this.#browser.release(name, before);
      this.#browser.request(name, request, steal);
    };
    return {
      enter: () => void (current ?? ask(false)),
      take: () => ask(true),
      leave: () => {
        if (current) this.#browser.release(name, current);
        current = null;
      },
    };
  }
}
