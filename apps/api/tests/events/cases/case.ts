import type { DurableName } from '@tidings/contracts';
import { act as askToAct } from '../../support/acting.ts';
import type { Any, Member } from '../../support/forum.ts';
import type { World } from '../world.ts';

/** An act, what comes before it (after those who sleep took their snapshot), and the durable events it must cause. */
export type Case = {
  name: string;
  causes: DurableName[];
  before?: (world: World) => Promise<Any>;
  act: (world: World, made: Any) => Promise<unknown>;
  after?: (world: World) => Promise<unknown>;
};

export async function ok(answer: Promise<{ status: number; body: Any }>): Promise<Any> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`The act was refused: ${JSON.stringify(body)}`);
  return body;
}
export const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
export const act = (...asked: Parameters<typeof askToAct>) => ok(askToAct(...asked));
export const report = (who: Member, targetType: string, targetId: string) =>
  ok(who.post('/api/reports', { targetType, targetId, reason: 'abuse', note: 'Look here.' }));

/** The same act in the public and in the private category. */
export const inBoth = (
  one: Omit<Case, 'act' | 'before'> & {
    before?: (world: World, where: 'open' | 'closed') => Promise<Any>;
    act: (world: World, where: 'open' | 'closed', made: Any) => Promise<unknown>;
  },
): Case[] =>
  (['open', 'closed'] as const).map((where) => ({
    ...one,
    name: `${one.name} (${where} category)`,
    before: async (world) => one.before?.(world, where),
    act: (world, made) => one.act(world, where, made),
  }));
