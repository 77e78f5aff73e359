export { useTypingSignal } from './send-typing.ts';
export { useHere, usePresenceOf, useTyping } from './use-people.ts';
