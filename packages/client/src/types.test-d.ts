import { type EphemeralMeta, isRedacted, type ReplyCreatedPayload, rooms } from '@tidings/contracts';
import { expectTypeOf, test } from 'vitest';
import type { TidingsClient } from './index.ts';

declare const client: TidingsClient;

test('a view narrows payload and meta by the name of the event', () => {
  client.subscribe(rooms.announcements, {
    onEvent(name, payload, meta) {
      if (name === 'reply:created' && !isRedacted(payload)) {
        expectTypeOf(payload).toEqualTypeOf<ReplyCreatedPayload>();
        expectTypeOf(meta.offset).toEqualTypeOf<number>();
      }
      if (name === 'typing:state') {
        expectTypeOf(meta).toEqualTypeOf<EphemeralMeta>();
        // @ts-expect-error a volatile event has no offset
        meta.offset;
      }
      // @ts-expect-error control events are not of a room
      if (name === 'session:ready') return;
    },
  });
});

test('handlers by name are typed by the registry, and a redacted payload has to be thought of', () => {
  client.on('session:ready', (payload) => expectTypeOf(payload.serverId).toEqualTypeOf<string>());
  client.on('reply:created', (payload) => {
    // @ts-expect-error it may be redacted
    payload.topicId;
  });
  // @ts-expect-error there is no such event
  client.on('notification', () => {});
});

test('commands take their input and answer their output or a refusal', async () => {
  const answer = await client.command('typing:start', { room: 'x' });
  if (!answer.ok) expectTypeOf(answer.retryAfterMs).toEqualTypeOf<number | undefined>();
  // @ts-expect-error the input is of another command
  void client.command('typing:start', { status: 'online' });
  // @ts-expect-error the protocol's own commands are not for applications
  void client.command('subscribe', { rooms: [] });
});

test('a snapshot answers positions', () => {
  client.subscribe(rooms.announcements, {
    // @ts-expect-error not positions
    snapshot: async () => ['nowhere'],
    onEvent() {},
  });
});
