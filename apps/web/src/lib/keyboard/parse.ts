/** "g h" is a sequence, "mod+enter" a chord; letters are compared as typed, so "?" needs no word for shift. */
export type Keys = string;

type Press = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>;

/** The name of a press in the registry's spelling, or undefined for a press that is only a modifier. */
export function pressName(event: Press): string | undefined {
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return undefined;
  const key = event.key.toLowerCase();
  return event.metaKey || event.ctrlKey ? `mod+${key}` : event.altKey ? `alt+${key}` : key;
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
