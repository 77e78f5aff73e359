export { StatusMenu } from './choice/status-menu.tsx';
export { usePresences } from './people/use-presences.ts';
export { useTypingSignal } from './send-typing.ts';
export { useHere, usePresenceOf, useTyping } from './use-people.ts';
