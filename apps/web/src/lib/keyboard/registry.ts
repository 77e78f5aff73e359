import { isForInputMethod } from './ime.ts';
import { isTyping, type Keys, pressNames } from './parse.ts';

type Handler = (event: KeyboardEvent) => void;

const sequenceMs = 1200;
const stacks = new Map<Keys, Handler[]>();
let prefix: string | undefined;
let prefixTimer: ReturnType<typeof setTimeout> | undefined;

function setPrefix(next: string | undefined): void {
  clearTimeout(prefixTimer);
  prefix = next;
  if (next !== undefined) prefixTimer = setTimeout(() => setPrefix(undefined), sequenceMs);
}

const startsSequence = (press: string) => [...stacks.keys()].some((keys) => keys.startsWith(`${press} `));

// Menus and dialogs have keys of their own; beneath them ours would act on what cannot be seen.
const isCovered = () =>
  document.querySelector(
    '[role="dialog"][data-state="open"]:not([data-shortcuts]), [role="menu"], [role="listbox"]',
  ) !== null;

/** What moves goes on while its key is held; everything else is done once, as it could not be seen what it is done to. */
const goesOn: readonly Keys[] = ['j', 'k'];

/** They write nothing, so they work in fields too. */
const isFunctionKey = (key: string) => /^F\d+$/.test(key);

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isForInputMethod(event)) return;
  if ((isTyping(event.target) && !isFunctionKey(event.key)) || isCovered()) return;
  const presses = pressNames(event);
  if (presses.length === 0) return;
  const names = prefix === undefined ? presses : [...presses.map((press) => `${prefix} ${press}`), ...presses];
  setPrefix(undefined);
  const keys = names.find((name) => stacks.has(name));
  const handler = keys && stacks.get(keys)?.at(-1);
  const first = presses.find(startsSequence);
  if (handler) {
    event.preventDefault();
    if (!event.repeat || goesOn.includes(keys)) handler(event);
  } else if (first !== undefined) {
    setPrefix(first);
  }
}

/** Binds keys until the returned function is called. The last binding wins, so a page may take a key from the shell. */
export function bindKeys(keys: Keys, handler: Handler): () => void {
  if (stacks.size === 0) document.addEventListener('keydown', onKeyDown);
  stacks.set(keys, [...(stacks.get(keys) ?? []), handler]);
  return () => {
    const left = (stacks.get(keys) ?? []).filter((item) => item !== handler);
    if (left.length > 0) stacks.set(keys, left);
    else stacks.delete(keys);
    if (stacks.size === 0) document.removeEventListener('keydown', onKeyDown);
  };
}
