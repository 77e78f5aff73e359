// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { signInAs } from '../../../../tests/people.ts';
import { after, eventually, mount } from '../../../../tests/render.tsx';
import { PasswordForm } from './password-form.tsx';

afterEach(() => vi.unstubAllGlobals());

/** The field that a refusal stands under. */
async function refusedWith(code: string): Promise<string | null> {
  const refusal = { error: { code, message: 'no', correlationId: 'c' } };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(refusal, { status: 400 })));
  const page = await mount(<PasswordForm username="ana" />);
  const fields = [...page.host.querySelectorAll<HTMLInputElement>('input:not([hidden])')];
  await after(() => {
    for (const field of fields) {
      // As the browser does it, past what React remembers.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'long enough as it is');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await after(() => page.host.querySelector<HTMLElement>('button[type=submit]')?.click());
  await eventually(() => expect(page.host.querySelector('[aria-invalid=true]')).not.toBeNull());
  const name = page.host.querySelector('[aria-invalid=true]')?.getAttribute('name') ?? null;
  await page.unmount();
  return name;
}

test('what is wrong with a password stands under that password', async () => {
  signInAs('ana');
  expect(await refusedWith('PASSWORD_COMMON')).toBe('newPassword');
  expect(await refusedWith('BAD_CREDENTIALS')).toBe('currentPassword');
});
