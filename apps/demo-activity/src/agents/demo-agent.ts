import { setTimeout as sleep } from 'node:timers/promises';
import type { Agent, AgentHeartbeat, AgentOrders, Approval } from '@tidings/contracts';
import { Refused } from '../demo-member.ts';

export type Said = Omit<AgentHeartbeat, 'confirm'>;
type Options = { api: string; key: string; workspaceId: string; signal: AbortSignal };

/** A program that works in a workspace over the public API, as the page about workspaces says to write one. */
export class DemoAgent {
  readonly #options: Options;
  readonly #name: string;
  readonly #about: { version: string; capabilities: readonly string[] };
  #id = '';
  #said: Said = { status: 'idle' };
  #orders: AgentOrders = { everySeconds: 30, hold: null, request: null };

  constructor(name: string, about: { version: string; capabilities: readonly string[] }, options: Options) {
    this.#name = name;
    this.#about = about;
    this.#options = options;
  }

  /** What managers want of it: it confirms that as soon as it hears of it, and keeps to it. */
  get hold(): AgentOrders['hold'] {
    return this.#orders.hold;
  }

  async register(): Promise<void> {
    const path = `/api/workspaces/${this.#options.workspaceId}/agents`;
    const { id, everySeconds, hold } = await this.#call<Agent>('POST', path, { name: this.#name, ...this.#about });
    this.#id = id;
    this.#said = { status: 'idle' };
    this.#orders = { everySeconds, hold, request: null };
  }

  /** Says what it does from now on. */
  async say(said: Said): Promise<void> {
    this.#said = said;
    await this.#beat();
  }

  /** Says each 30 s that it still does what it said, until the demo ends. A word that is lost is said again with the next. */
  async keepBeating(): Promise<void> {
    for (;;) {
      await sleep(this.#orders.everySeconds * 1000, undefined, { signal: this.#options.signal });
      // Stopped, it is silent: nobody misses it.
      if (this.#id !== '' && this.#said.status !== 'offline') await this.#beat().catch(() => undefined);
    }
  }

  ask = (input: object): Promise<Approval> =>
    this.#call('POST', `/api/workspaces/${this.#options.workspaceId}/approvals`, input);

  /** The approval as soon as it has ended, or as it is after half a minute. */
  wait = ({ id }: Pick<Approval, 'id'>): Promise<Approval> => this.#call('GET', `/api/approvals/${id}?wait=30`);

  async #beat(): Promise<void> {
    const path = `/api/agents/${this.#id}/heartbeat`;
    this.#orders = await this.#call<AgentOrders>('POST', path, this.#said);
    const { request } = this.#orders;
    if (request) this.#orders = await this.#call<AgentOrders>('POST', path, { ...this.#said, confirm: request.id });
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const { api, key, signal } = this.#options;
    const response = await fetch(`${api}${path}`, {
      method,
      signal: AbortSignal.any([signal, AbortSignal.timeout(45_000)]),
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, 0);
    return JSON.parse(text) as T;
  }
}
