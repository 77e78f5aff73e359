/** The code every browser gives a key that an input method takes, also where `isComposing` has already ended (Safari). */
const takenByInputMethod = 229;

/** The key writes in an input method: it chooses or commits text, and is no command. */
export const isForInputMethod = (event: { isComposing: boolean; keyCode: number }): boolean =>
  event.isComposing || event.keyCode === takenByInputMethod;

/** Keeps such keys from every handler of the page, ours or a library's; the text they write still arrives. */
export function keepInputMethodKeys(): void {
  const keep = (event: KeyboardEvent) => {
    if (isForInputMethod(event)) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', keep, { capture: true });
}
