// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { after, eventually, mount } from '../../../../../tests/render.tsx';
import { ApiError } from '../../../../lib/http/error.ts';
import { GroupForm, type GroupValues } from './group-form.tsx';

const empty: GroupValues = { name: '', slug: '', description: '', open: true };

/** The form, with what was sent by it. */
async function open(answer: (values: GroupValues) => void = () => undefined, refused?: () => string) {
  const sent: GroupValues[] = [];
  const send = async (values: GroupValues) => {
    sent.push(values);
    answer(values);
  };
  const more = refused === undefined ? {} : { refused };
  const page = await mount(
    <GroupForm start={empty} follows send={send} {...more} footer={() => <button type="submit">Go</button>} />,
  );
  const field = (name: string) => page.host.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
  const write = (name: string, value: string) =>
    after(() => {
      // As the browser does it, past what React remembers.
      const kind = field(name) instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field(name), value);
      field(name).dispatchEvent(new Event('input', { bubbles: true }));
    });
  const submit = () => after(() => page.host.querySelector<HTMLElement>('button[type=submit]')?.click());
  const problemAt = (name: string) => {
    const note = field(name).getAttribute('aria-describedby') ?? '';
    return page.host.ownerDocument.getElementById(note)?.querySelector('[role=alert]')?.textContent ?? null;
  };
  return { ...page, sent, field, write, submit, problemAt };
}

test('the address follows the name until it is written by hand, and again once it is emptied', async () => {
  const form = await open();
  await form.write('name', 'Night watch');
  expect(form.field('slug').value).toBe('night-watch');
  await form.write('slug', 'watch');
  await form.write('name', 'Day watch');
  expect(form.field('slug').value).toBe('watch');
  await form.write('slug', '');
  await form.write('name', 'Noon');
  expect(form.field('slug').value).toBe('noon');
  await form.unmount();
});

test('what is wrong is said at its field, in our words, and nothing is sent', async () => {
  const form = await open();
  await form.submit();
  await eventually(() => expect(form.problemAt('name')).toBe('Please fill this in.'));
  await form.write('name', '\u200b\u3164');
  await form.write('slug', 'Not an address');
  await form.write('description', 'x'.repeat(501));
  await form.submit();
  await eventually(() => expect(form.problemAt('name')).toBe('There is nothing in it that one can see.'));
  expect(form.problemAt('slug')).toMatch(/^Lower-case letters/);
  expect(form.problemAt('description')).toBe('At most 500 characters.');
  await form.write('name', 'x'.repeat(61));
  await form.write('slug', 'archived');
  await form.write('description', '');
  await form.submit();
  await eventually(() => expect(form.problemAt('name')).toBe('At most 60 characters.'));
  await form.write('name', 'Fine');
  await form.submit();
  await eventually(() => expect(form.problemAt('slug')).toMatch(/^Another group has that address/));
  expect(form.sent).toEqual([]);
  await form.unmount();
});

test('a refusal of the server stands at the field it is about, else above the button', async () => {
  const refuse = (code: string, details?: unknown) => () => {
    throw new ApiError({ code, status: 409, message: 'No.', details });
  };
  for (const [answer, at] of [
    [refuse('CONFLICT'), 'slug'],
    [refuse('VALIDATION_FAILED', [{ path: 'description', message: 'odd' }]), 'description'],
  ] as const) {
    const form = await open(answer);
    await form.write('name', 'Night watch');
    await form.submit();
    await eventually(() => expect(form.problemAt(at)).not.toBeNull());
    await form.unmount();
  }
  const form = await open(refuse('FORBIDDEN'), () => 'As many as you may.');
  await form.write('name', 'Night watch');
  await form.submit();
  await eventually(() =>
    expect(form.host.querySelector('form > [role=alert]')?.textContent).toBe('As many as you may.'),
  );
  await form.unmount();
});
