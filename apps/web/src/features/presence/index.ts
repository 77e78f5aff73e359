export { peopleCache } from './live.ts';
export { useHere, useTyping } from './use-people.ts';
