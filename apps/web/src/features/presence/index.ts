export { peopleCache } from './live.ts';
export { setTypingSender, useTypingSignal } from './send-typing.ts';
export { useHere, usePresenceOf, useTyping } from './use-people.ts';
