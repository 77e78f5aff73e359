import { likeSomething } from './acts/like.ts';
import { chat } from './acts/write.ts';
import { acts } from './deeds.ts';
import { DemoMember, Refused } from './demo-member.ts';
import { Kept } from './kept.ts';
import { ADMIN, STAFF_PASSWORD, staff as staffNames } from './people.ts';
import type { Act, Scene } from './scene.ts';
import { Sources } from './sources.ts';
import { newWords } from './words/words.ts';

type Options = {
  api: string;
  actors: readonly DemoMember[];
  /** Where secrets are kept. */
  dataDir: string;
  random: () => number;
  wait: (ms: number) => Promise<unknown>;
  now: () => number;
};

/** After a refusal that names no time. */
const REFUSED_MS = 5000;

/** What the members of the demo do, one act after another: in turn something for each who looks, and something of their own. */
export class Program {
  readonly #options: Options;
  readonly #staff: DemoMember[];
  readonly #kept = new Kept();
  readonly #words;
  /** What is still to be shown to a visitor in this round. */
  readonly #rounds = new Map<string, Act[]>();
  /** Who of the staff cannot be acted as: their password was changed. */
  readonly #locked = new Set<DemoMember>();
  readonly #sources: Sources;
  #turn = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#words = newWords(options.random, options.now);
    const admin = new DemoMember(options.api, { username: ADMIN, password: STAFF_PASSWORD });
    this.#sources = new Sources({ ...options, admin });
    this.#staff = staffNames.map((username) => new DemoMember(options.api, { username, password: STAFF_PASSWORD }));
  }

  /** One act for a visitor, or one that belongs to nobody: every third. Answers whether something was done. */
  async step(visitor: string): Promise<boolean> {
    this.#turn += 1;
    if (this.#turn % 3 === 0) return this.#do(this.#options.random() < 0.7 ? chat : likeSomething, visitor);
    const round = this.#rounds.get(visitor) ?? [];
    if (round.length === 0) round.push(...acts);
    this.#rounds.set(visitor, round);
    const act = round.shift();
    return act !== undefined && this.#do(act, visitor);
  }

  /** Has one member after another try, until one of them finds something to do. */
  async #do(act: Act, visitor: string): Promise<boolean> {
    const { actors, random, wait } = this.#options;
    const first = Math.floor(random() * actors.length);
    const others = actors.filter(({ username }) => username !== visitor);
    const staff = this.#staff.find((one) => one.username !== visitor && !this.#locked.has(one));
    for (let nth = 0; nth < others.length; nth += 1) {
      const actor = others[(first + nth) % others.length];
      if (!actor) return false;
      const scene: Scene = {
        actor,
        actors,
        visitor,
        staff,
        sources: this.#sources,
        words: this.#words,
        kept: this.#kept,
        random,
        wait,
      };
      if (await act(scene).catch((error: Error) => this.#refused(error, staff))) return true;
    }
    return false;
  }

  /** What the API does not do now is left, and after "too often" nothing is asked for a while. Throws what else happened. */
  async #refused(error: Error, staff: DemoMember | undefined): Promise<boolean> {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 401 && staff) this.#locked.add(staff);
    if (error.status === 429) await this.#options.wait(error.retryAfter * 1000 || REFUSED_MS);
    return false;
  }
}

/** Who is shown something next: those who look; while nobody does, the people of the demo, in turn. */
export function nextVisitor(looking: readonly string[], rest: readonly string[], turn: number): string {
  const all = looking.length > 0 ? looking : rest;
  return all[turn % all.length] ?? '';
}
