// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './copy-text.ts';

afterEach(() => vi.unstubAllGlobals());

test('on plain http, where there is no clipboard to write to, a selected field is copied and the focus comes back', async () => {
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  vi.stubGlobal('navigator', { clipboard: undefined });
  let copied: string | undefined;
  document.execCommand = () => {
    copied = document.querySelector('textarea')?.value;
    return true;
  };
  expect(await copyText('some *code*')).toBe(true);
  expect(copied).toBe('some *code*');
  expect(document.activeElement).toBe(button);
  expect(document.querySelector('textarea')).toBeNull();
});

test('what cannot be copied is not said to be', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
  document.execCommand = () => false;
  expect(await copyText('x')).toBe(false);
});
