/** "g h" is a sequence, "mod+enter" a chord; letters are compared as typed, so "?" needs no word for shift. */
export type Keys = string;

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code' | 'getModifierState'>>;

const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];
const isLatin = (key: string): boolean => /^\p{Script=Latin}$/u.test(key);
const isAscii = (key: string): boolean => /^[!-~]$/.test(key);
/** What stands on a key of the common layout, where another has a letter or a mark of its own. */
const marks: Record<string, string> = { Slash: '/', Period: '.', Comma: ',' };
let writesLatin = true;

/**
 * The characters a key stands for, the likeliest first. Latin letters are what is typed, on whatever key they lie
 * (Dvorak, AZERTY); where others are typed it is the place of the key that counts (Cyrillic, Greek, Hebrew).
 */
function charactersOf({ key, code = '' }: Press): string[] {
  const typed = key.normalize('NFKC').toLowerCase();
  if ([...typed].length > 1) return [typed];
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  if (letter !== undefined) writesLatin = isLatin(typed);
  if (isLatin(typed)) return [typed];
  if (letter !== undefined) return [letter, typed];
  const mark = writesLatin ? undefined : marks[code];
  return mark === undefined || mark === typed ? [typed] : isAscii(typed) ? [typed, mark] : [mark, typed];
}

/** The names of a press in the registry's spelling, the likeliest first; none for a press that is only a modifier. */
export function pressNames(event: Press): string[] {
  if (modifiers.includes(event.key)) return [];
  // It writes: on many keyboards Ctrl and Alt are pressed with it.
  if (event.getModifierState?.('AltGraph')) return [event.key.toLowerCase()];
  const held = event.metaKey || event.ctrlKey ? 'mod+' : event.altKey ? 'alt+' : '';
  return charactersOf(event).map((character) => held + character);
}

/** What the reader sees on a key cap. */
export function capOf(key: string, apple: boolean): string {
  if (key.startsWith('mod+')) return `${apple ? '⌘' : 'Ctrl '}${capOf(key.slice(4), apple)}`;
  const names: Record<string, string> = { enter: '↵', escape: 'Esc', arrowup: '↑', arrowdown: '↓' };
  return names[key] ?? (key.startsWith('f') && key.length === 2 ? key.toUpperCase() : key);
}

export const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

/** Somebody writes here: shortcuts keep out. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}
