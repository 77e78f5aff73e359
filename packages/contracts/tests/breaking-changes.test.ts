import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breakingChanges } from '../src/snapshot/breaking.ts';
import { type ContractDescription, describeContract } from '../src/snapshot/describe.ts';

const kept = JSON.parse(readFileSync(join(import.meta.dirname, 'contract.snap.json'), 'utf8')) as ContractDescription;

/** The order of an enum's values promises nothing. */
function inOrder(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inOrder);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'enum' && Array.isArray(value) ? [...value].sort() : inOrder(value),
    ]),
  );
}

describe('the contract of protocol 1', () => {
  test('breaks no client of the snapshot', () => {
    expect(breakingChanges(kept, describeContract())).toEqual([]);
  });

  test('is written down: run `pnpm --filter @tidings/contracts snapshot` after an addition', () => {
    expect(inOrder(JSON.parse(JSON.stringify(describeContract())))).toEqual(inOrder(kept));
  });
});

describe('the breaking-change check bites', () => {
  const edited = (edit: (contract: ContractDescription) => void): string[] => {
    const copy = structuredClone(kept);
    edit(copy);
    return breakingChanges(kept, copy);
  };
  type Schema = { properties: Record<string, { type?: string }>; required: string[] };
  const payloadOf = (contract: ContractDescription, name: string) => contract.events[name]?.payload as Schema;

  test('when an event is renamed', () => {
    const found = edited((c) => {
      const { 'topic:read': event, ...rest } = c.events;
      c.events = { ...rest, ...(event && { 'topic:seen': event }) };
    });
    expect(found).toEqual(['event topic:read is gone']);
  });

  test('when a payload loses a field', () => {
    expect(edited((c) => void delete payloadOf(c, 'topic:read').properties.replyNumber)).toEqual([
      'event topic:read.replyNumber is gone',
    ]);
  });

  test('when a field changes its type or may be missing', () => {
    const found = edited((c) => {
      const payload = payloadOf(c, 'topic:read');
      payload.properties.replyNumber = { type: 'string' };
      payload.required = payload.required.filter((name) => name !== 'at');
    });
    expect(found).toEqual([
      'event topic:read.replyNumber changed from integer to string',
      'event topic:read.at may now be missing',
    ]);
  });

  test('when an input asks for more', () => {
    const found = edited((c) => {
      const body = (c.operations.createReply as unknown as { input: { body: Schema } }).input.body;
      body.properties.captcha = { type: 'string' };
      body.required.push('captcha');
    });
    expect(found).toEqual(['createReply body.captcha is new and required']);
  });

  test('but not when something is added', () => {
    expect(edited((c) => Object.assign(payloadOf(c, 'topic:read').properties, { extra: { type: 'string' } }))).toEqual(
      [],
    );
  });
});
