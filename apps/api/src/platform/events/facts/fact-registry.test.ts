import { expect, test } from 'vitest';
import type { Timings } from '../../../config/timings.ts';
import type { Asker } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/facts.ts';
import { FactRegistry } from './fact-registry.ts';

const asker: Asker = { actor: null, correlationId: 'a test', idempotency: null };
const causes = (kind: string) => () => [{ id: kind, kind, payload: {} }];
/** Features as any may be, whatever facts there are. */
const registry = (...consumers: object[]) =>
  new FactRegistry(consumers.map((of, nth) => ({ name: `feature ${nth}`, consumers: of })) as never, {} as Timings);
const kindsOf = (of: FactRegistry, name: string, cause: string) =>
  of.jobsOf({ name, cause } as unknown as Fact, asker).map(({ kind }) => kind);

test('a fact causes the jobs of its name and cause, of its noun and of everything, of all features, each once', () => {
  const facts = registry(
    { 'tide.rose': { moon: causes('by cause') }, 'tide.*': causes('by noun'), '*': causes('by all') },
    { 'tide.*': causes('by another feature'), 'tides.*': causes('of another noun') },
  );
  expect(kindsOf(facts, 'tide.rose', 'moon')).toEqual(['by cause', 'by noun', 'by another feature', 'by all']);
  expect(kindsOf(facts, 'tide.rose', 'wind')).toEqual(['by noun', 'by another feature', 'by all']);
  expect(kindsOf(facts, 'tides.turned', 'moon')).toEqual(['of another noun', 'by all']);
  expect(kindsOf(registry({ 'tide.rose': { moon: causes('by cause') } }), 'tide.fell', 'moon')).toEqual([]);
});
