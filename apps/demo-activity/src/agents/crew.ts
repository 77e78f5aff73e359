import type { Approval } from '@tidings/contracts';
import { type DemoMember, Refused } from '../demo-member.ts';
import { DemoAgent } from './demo-agent.ts';
import { type Place, placeOf } from './place.ts';
import { type Script, scripts, type Task } from './scripts.ts';

export type CrewOptions = {
  api: string;
  dataDir: string;
  /** Who owns the workspace, who else is in it, and who of them decides what nobody decided. */
  owner: DemoMember;
  others: readonly DemoMember[];
  decider: DemoMember;
  random: () => number;
  /** Waits so many milliseconds of the demo's time. Rejects when the demo ends. */
  wait: (ms: number) => Promise<unknown>;
  /** Whether somebody may be looking. */
  isActive: () => boolean;
  signal: AbortSignal;
};

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** Half minutes that an approval waits for whoever looks, before somebody of the demo decides. */
const POLLS = 8;

/** The agents of the demo at work: each takes one task after another, asks before it acts, and goes on once somebody has decided. */
export async function runCrew(options: CrewOptions): Promise<void> {
  const { dataDir, owner, others, wait, signal } = options;
  let place: Promise<Place> | undefined;
  const keepWorking = async (script: Script) => {
    while (!signal.aborted) {
      place ??= placeOf(dataDir, owner, others);
      // The API may be restarting, its database be another one, or somebody forgot the agent: from the beginning, in a while.
      await place.then((it) => work(script, it, options)).catch(() => undefined);
      place = undefined;
      await wait(20 * SECOND_MS).catch(() => undefined);
    }
  };
  await Promise.all(scripts.map(keepWorking));
}

async function work(script: Script, place: Place, options: CrewOptions): Promise<void> {
  const { api, random, wait, isActive } = options;
  const end = new AbortController();
  const signal = AbortSignal.any([options.signal, end.signal]);
  const { name, version, capabilities } = script;
  const agent = new DemoAgent(name, { version, capabilities }, { api, ...place, signal });
  await agent.register();
  agent.keepBeating().catch(() => undefined);
  try {
    await wait(random() * 20 * SECOND_MS);
    for (let turn = Math.floor(random() * 3); ; turn += 1) {
      while (!isActive()) await wait(10 * SECOND_MS);
      await doOne(agent, script, script.tasks[turn % script.tasks.length] as Task, options);
      await agent.say({ status: 'idle' });
      await wait((20 + random() * 40) * SECOND_MS);
    }
  } finally {
    end.abort();
  }
}

/** Does not go on while it is paused; stopped, it says goodbye and is started again after a while. */
async function obey(agent: DemoAgent, { wait }: CrewOptions): Promise<void> {
  while (agent.hold === 'paused') await wait(5 * SECOND_MS);
  if (agent.hold !== 'stopped') return;
  await agent.say({ status: 'offline', message: 'Stopped, as asked' });
  await wait(3 * MINUTE_MS);
  await agent.register();
}

async function doOne(agent: DemoAgent, { fails }: Script, { task, steps, asks }: Task, options: CrewOptions) {
  const { random, wait } = options;
  const failsAt = fails !== undefined && random() < 0.3 ? Math.ceil(steps / 2) : -1;
  for (let step = 0; step <= steps; step += 1) {
    await obey(agent, options);
    const progress = Math.round((100 * step) / steps);
    if (step === failsAt) {
      await agent.say({ status: 'error', task, progress, message: fails });
      await wait(90 * SECOND_MS);
    }
    await agent.say({ status: 'running', task, progress });
    await wait((2 + random() * 5) * SECOND_MS);
  }
  if (asks) await askFirst(agent, asks, options);
}

async function askFirst(agent: DemoAgent, asks: NonNullable<Task['asks']>, options: CrewOptions): Promise<void> {
  const { decider, wait } = options;
  const deadline = new Date(Date.now() + 30 * MINUTE_MS).toISOString();
  let approval: Approval = await agent.ask({ ...asks, deadline });
  await agent.say({ status: 'waiting', task: `Waiting for approval: ${asks.title}` });
  for (let poll = 0; approval.state === 'pending'; poll += 1) {
    if (poll >= POLLS) await decide(decider, approval);
    approval = await agent.wait(approval);
  }
  const isGood = approval.state === 'approved';
  await agent.say({ status: isGood ? 'running' : 'idle', task: `${asks.title}: ${approval.state}` });
  await wait(15 * SECOND_MS);
}

/** Whoever was faster has decided. */
const decide = (who: DemoMember, { id }: Approval): Promise<unknown> =>
  who.call('POST', `/api/approvals/${id}/decision`, { decision: 'approve' }).catch((error: Error) => {
    if (!(error instanceof Refused)) throw error;
  });
