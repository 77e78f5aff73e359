import { rooms, type TestStep } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';

/** Says a step of a test on the devices of its member: each once, none takes the place of another. */
export function sayStep({ live }: { live: Pick<Ctx['live'], 'latest'> }, userId: string, step: TestStep): void {
  const key = [step.testId, step.channel, step.subscriptionId, step.step].join(' ');
  live.latest('notification:test', rooms.user(userId), { key, payload: step });
}
