export { peopleCache } from './live.ts';
export { setTypingSender, useTypingSignal } from './send-typing.ts';
export { useHere, useTyping } from './use-people.ts';
