import type { MonitoredKind } from '@tidings/contracts';

/** Marks that stand on letters: é and e are the same in an address. */
const marks = /\p{M}+/gu;
const plain = (value: string): string =>
  value.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(marks, '');

const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/u;

function phone(value: string): string | null {
  if (!/^\+?[\d\s().\-/]+$/u.test(value)) return null;
  const digits = value.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '');
  return digits.length >= 7 && digits.length <= 15 ? digits : null;
}

/** The words of an address in one order, as registers and people write them: "Kaistr. 14" and "14 Kaistraße" are the same. */
export function addressWords(value: string): string[] {
  const words = plain(value)
    .replace(/stra(?:ss|s)e\b|street\b|str\b\.?/gu, 'str ')
    .replace(/\b(?:avenue)\b/gu, 'ave')
    .replace(/\b(?:road)\b/gu, 'rd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  return words.sort();
}

/** The words of a name in one order, without marks: "Whitlock, Sam" and "sam whitlock" are the same. */
export const nameWords = (value: string): string[] =>
  plain(value)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)
    .sort();

/** One spelling of an identifier, whoever wrote it; `null`: it is none of its kind. */
export function normalise(kind: MonitoredKind, value: string): string | null {
  const text = value.normalize('NFKC').trim();
  switch (kind) {
    case 'email':
      return EMAIL.test(text) ? text.toLowerCase() : null;
    case 'phone':
      return phone(text);
    case 'username':
      return /^@?[\p{L}\p{N}._-]{2,64}$/u.test(text) ? text.replace(/^@/, '').toLowerCase() : null;
    case 'address': {
      const words = addressWords(text);
      return words.length >= 2 ? words.join(' ') : null;
    }
    case 'voice':
      return text.length >= 2 ? text.toLowerCase() : null;
  }
}

const HIDDEN = '•••';
const letters = (text: string, from: number, to?: number) => [...text].slice(from, to).join('');

/** An identifier as it is shown: enough to know which it is, too little to use it. What is masked stays as it is. */
export function mask(kind: MonitoredKind, value: string): string {
  const text = value.normalize('NFKC').trim();
  if (text.includes('•')) return text;
  switch (kind) {
    case 'email': {
      const at = text.lastIndexOf('@');
      return at < 1 ? `${letters(text, 0, 1)}${HIDDEN}` : `${letters(text, 0, 1)}${HIDDEN}${text.slice(at)}`;
    }
    case 'phone': {
      const digits = text.replace(/\D/g, '').replace(/^00/, '');
      return `${text.startsWith('+') || text.startsWith('00') ? '+' : ''}${digits.slice(0, 2)} ${HIDDEN} ${digits.slice(-3)}`;
    }
    case 'address':
      return text.replace(/\d+/g, '•');
    case 'username':
    case 'voice':
      return `${letters(text, 0, 2)}${HIDDEN}`;
  }
}
