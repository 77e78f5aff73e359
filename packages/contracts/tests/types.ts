/** Type tests: checked by `tsc`, never run. Each @ts-expect-error fails the build when the mistake compiles. */

import { rooms } from '../src/declarations.ts';
import type {
  ClientToServerEvents,
  DurableMeta,
  ErrorCode,
  EventPayload,
  Namespace,
  Redacted,
  RoomKind,
  ServerToClientEvents,
  TopicReadPayload,
} from '../src/index.ts';
import { declareErrors } from '../src/kernel/error.ts';
import { declareEvents } from '../src/kernel/event.ts';
import { events } from '../src/registry.ts';
import type { OperationAnswer, OperationInput, Operations, RouteInput } from '../src/rest.ts';
import { topicDeclarations } from '../src/topics/declarations.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(value: T) => value;

is<Equal<Parameters<ServerToClientEvents['topic:read']>, [payload: TopicReadPayload, meta: DurableMeta]>>(true);
is<Equal<Parameters<ServerToClientEvents['heads']>, [payload: EventPayload<'heads'>]>>(true);
is<Equal<Parameters<ServerToClientEvents['reply:created']>[0], EventPayload<'reply:created'> | Redacted>>(true);
// @ts-expect-error an event that does not exist has no handler
type _Renamed = ServerToClientEvents['reply:posted'];
// @ts-expect-error a volatile event has no offset
type _Offset = Parameters<ServerToClientEvents['typing:state']>[1]['offset'];

export const handlers: Partial<ServerToClientEvents> = {
  'reply:created': (payload) => {
    // @ts-expect-error replay may have redacted it: ask before reading the body
    return payload.body;
  },
  'topic:read': (payload) => {
    payload.replyNumber.toFixed();
    // @ts-expect-error there is no such field
    return payload.replyNumbers;
  },
};

declare const send: ClientToServerEvents;
send.subscribe({ rooms: [{ room: 'announcements' }] }, (answer) => {
  // @ts-expect-error a refusal has no rooms
  if (!answer.ok) return answer.rooms;
  return answer.rooms;
});
// @ts-expect-error a room is asked for by name
send.subscribe({ rooms: ['announcements'] }, () => undefined);
// @ts-expect-error offsets are numbers
send.ack({ acks: [['announcements', '1']] }, () => undefined);

is<Equal<OperationAnswer<Operations['deleteReply']>, undefined>>(true);
is<
  Equal<
    OperationInput<Operations['createReply']>['body'],
    { body: string; parentId?: string | null | undefined; confirmMentions?: boolean | undefined }
  >
>(true);
// @ts-expect-error a reply needs a body
export const empty: OperationInput<Operations['createReply']>['body'] = {};

// @ts-expect-error an event whose payload nobody declared
declareEvents(topicDeclarations.events, {});
// @ts-expect-error a payload for an event that does not travel
declareEvents({}, { 'reply:created': events['reply:created'] });
// @ts-expect-error a route that does not exist
type _Route = RouteInput<'GET /api/topic/:id'>;
is<Equal<RouteInput<'GET /api/topics/:id'>['params'], { id: string }>>(true);

// @ts-expect-error a room of a kind nobody declared has no name
rooms.house;
// @ts-expect-error one room of a kind takes no id
rooms.announcements('id');
is<Equal<Namespace, '/forum' | '/admin' | '/workspace'>>(true);
is<Equal<Extract<RoomKind, 'user' | 'topic' | 'moderators' | 'house'>, 'user' | 'topic' | 'moderators'>>(true);
is<Equal<(typeof events)['topic:updated']['rooms'], readonly ['category', 'topic']>>(true);
// @ts-expect-error an error code that nobody declared
export const code: ErrorCode = 'TOPIC_SHUT';
// @ts-expect-error a code without a meaning
declareErrors({ TOPIC_SHUT: 409 }, {});
