/** Copies out of a field that is selected for it: the only way on plain http, where there is no clipboard to write to. */
function copySelected(text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  // Inside an open dialog, which would take the focus back from elsewhere.
  (before?.closest('[role=dialog]') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

/** Puts a text into the clipboard; says whether it is there. Never rejects. */
export const copyText = (text: string): Promise<boolean> =>
  Promise.resolve(navigator.clipboard?.writeText(text)).then(
    () => (navigator.clipboard ? true : copySelected(text)),
    () => copySelected(text),
  );
