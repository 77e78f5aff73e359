import { Alarm, type Clock } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import { doubled } from '../shared/doubled.ts';
import { LEADER_LOCK, type LockState, lifeLock, type TabLock, type TabsOptions } from './port.ts';

type LeadershipPort = {
  clock: Clock;
  timing: Timing;
  options: TabsOptions;
  visible(): boolean;
  /** This tab uses the connection of the one that leads. */
  isFollowing(): boolean;
  /** It goes alone, as none has answered: it would hear from one that leads again. */
  isUnanswered(): boolean;
  ping(): void;
  /** This tab leads from now on, or does no more. */
  changed(leads: boolean): void;
  /** Others can know from now on that this tab lives. */
  lives(): void;
  unusable(): void;
};

/** After each further change of the lead within this time a tab waits twice as long: a slow machine is not a frozen tab. */
const CALM_MS = 60_000;
const MOST_DOUBLINGS = 2;

/**
 * Which tab leads: the first in line, until it goes. One that does not answer a tab that is looked at loses the lead to it; a
 * frozen one is not to hold the others up.
 */
export class Leadership {
  readonly #port: LeadershipPort;
  readonly #leader: TabLock;
  readonly #life: TabLock;
  readonly #ping: Alarm;
  readonly #pong: Alarm;
  #entered = false;
  #taking = false;
  #changes = 0;
  #changedAt = Number.NEGATIVE_INFINITY;
  leads = false;
  lives = false;

  constructor(port: LeadershipPort) {
    const { clock, options } = port;
    this.#port = port;
    this.#leader = options.lock(LEADER_LOCK, (state) => this.#changed(state));
    this.#life = options.lock(lifeLock(options.tab), (state) => {
      this.lives = state === 'held';
      if (this.lives) port.lives();
    });
    this.#ping = new Alarm(clock, () => this.ask());
    this.#pong = new Alarm(clock, () => this.take());
  }

  enter() {
    this.#entered = true;
    this.#life.enter();
    this.#leader.enter();
    this.#ping.set(this.#port.timing.tabPingMs);
  }

  leave() {
    this.#entered = false;
    this.#taking = false;
    this.leads = false;
    this.lives = false;
    this.#leader.leave();
    this.#life.leave();
    for (const alarm of [this.#ping, this.#pong]) alarm.clear();
  }

  /** How long the tab that leads may take to answer. */
  get answerMs(): number {
    const { clock, timing } = this.#port;
    if (clock.now() - this.#changedAt > CALM_MS) this.#changes = 0;
    return doubled(timing.tabAnswerMs, Math.max(0, this.#changes - 1), timing.tabAnswerMs * 2 ** MOST_DOUBLINGS);
  }

  /** The tab that leads was heard; `anew`: another one than before. */
  heard(anew: boolean) {
    this.#pong.clear();
    if (anew) this.#passed();
  }

  /** Takes the lead, if somebody looks at this tab. False: it has tried that already, or nobody does. */
  take(): boolean {
    if (!this.#entered || this.leads || this.#taking || !this.#port.visible()) {
      this.#taking = false;
      return false;
    }
    this.#taking = true;
    this.#leader.take();
    return true;
  }

  /** Is the tab that leads there? Hidden tabs do not ask while they follow: what they miss shows when they are looked at. */
  ask() {
    const { timing } = this.#port;
    if (!this.#entered || this.leads) return;
    this.#ping.set(timing.tabPingMs);
    const looked = this.#port.visible() && this.#port.isFollowing();
    if (looked || this.#port.isUnanswered()) this.#port.ping();
    if (looked) this.#pong.setIfIdle(this.answerMs);
  }

  #passed() {
    this.#changes = Math.min(MOST_DOUBLINGS + 1, this.#changes + 1);
    this.#changedAt = this.#port.clock.now();
  }

  #changed(state: LockState) {
    if (state === 'unusable') return this.#port.unusable();
    this.#taking = false;
    this.#pong.clear();
    if (!this.#entered) return;
    this.#passed();
    this.leads = state === 'held';
    if (!this.leads) {
      this.#leader.enter();
      this.#ping.set(this.#port.timing.tabPingMs);
    }
    this.#port.changed(this.leads);
  }
}
