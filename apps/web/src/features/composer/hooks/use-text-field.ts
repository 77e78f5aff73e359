import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Text } from '../model/edit-text.ts';

/** Reads a textarea with its selection and puts edits back, caret and undo history included. */
export function useTextField(setValue: (value: string) => void): {
  ref: RefObject<HTMLTextAreaElement | null>;
  read: () => Text;
  apply: (text: Text) => void;
} {
  const ref = useRef<HTMLTextAreaElement>(null);
  const selection = useRef<{ start: number; end: number } | undefined>(undefined);
  // A controlled field loses its caret when its value is set from outside: it is put back in the same frame.
  useLayoutEffect(() => {
    const wanted = selection.current;
    if (!wanted || !ref.current) return;
    selection.current = undefined;
    ref.current.focus();
    ref.current.setSelectionRange(wanted.start, wanted.end);
  });
  const read = (): Text => {
    const field = ref.current;
    return { value: field?.value ?? '', start: field?.selectionStart ?? 0, end: field?.selectionEnd ?? 0 };
  };
  const apply = (text: Text) => {
    selection.current = { start: text.start, end: text.end };
    setValue(text.value);
  };
  return { ref, read, apply };
}
