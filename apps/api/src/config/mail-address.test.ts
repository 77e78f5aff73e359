import { expect, test } from 'vitest';
import { headerText, parseSender, plainAddress } from './mail-address.ts';

test('an address is one address in ASCII, or none', () => {
  expect(plainAddress('Ana.B+x@Example.org')).toBe('Ana.B+x@example.org');
  expect(plainAddress('jörg@bücher.example')).toBeNull();
  expect(plainAddress('jo@bücher.example')).toBe('jo@xn--bcher-kva.example');
  const none = [
    '',
    'a',
    '@b.c',
    'a@',
    'a@b@c.d',
    'a b@c.d',
    'a@b.c\r\nBcc: d@e.f',
    'a@b.c,d@e.f',
    '"a"@b.c',
    '<a@b.c>',
  ];
  expect(none.map(plainAddress).filter((address) => address !== null)).toEqual([]);
  expect(plainAddress(`${'a'.repeat(65)}@b.c`)).toBeNull();
});

test('a sender is a name with an address, or an address', () => {
  expect(parseSender('Open Harbour <mail@harbour.example>')).toEqual({
    name: 'Open Harbour',
    address: 'mail@harbour.example',
  });
  expect(parseSender('mail@harbour.example')).toEqual({ name: '', address: 'mail@harbour.example' });
  expect(parseSender('Open\nHarbour <mail@harbour.example>')).toBeNull();
  expect(parseSender('<a@b.c> <d@e.f>')).toBeNull();
});

test('what stands in a header is one bounded line', () => {
  expect(headerText('a\r\nBcc: b\0\u202e\ud800 c')).toBe('a Bcc: b c');
  expect([...headerText('😀'.repeat(300))]).toHaveLength(200);
});
