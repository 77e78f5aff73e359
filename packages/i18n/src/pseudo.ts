import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import type { CompiledCatalogue, CompiledMessage } from './catalogue.ts';

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aeiouycnszAEIOUYCNSZ'].map((letter, index) => [letter, [...'áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ'][index] ?? letter]),
);

/** Every text of the pseudo-locale begins with this mark and ends with the next: read from right to left. */
export const startOfText = '\u202e';
export const endOfText = '\u202c';

/** "Reply" becomes "Réplý~~", mirrored: about 35 % longer, the letters the font has, and distinguished from what was left in English. */
function pseudoText(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const accented = [...text].map((letter) => accents[letter] ?? letter).join('');
  const padding = '~'.repeat(Math.ceil(text.trim().length * 0.35));
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(accented) ?? [];
  return `${before}${startOfText}${words}${padding}${endOfText}${after}`;
}

function pseudoElement(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.literal) return { ...element, value: pseudoText(element.value) };
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return element;
  const options = Object.fromEntries(
    Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(pseudoElement) },
    ]),
  );
  return { ...element, options } as MessageFormatElement;
}

const pseudoMessage = (message: CompiledMessage): CompiledMessage =>
  typeof message === 'string' ? pseudoText(message) : message.map(pseudoElement);

/** A catalogue to try a right-to-left page with, from the English one: longer, accented, mirrored. */
export const pseudo = (english: CompiledCatalogue): CompiledCatalogue =>
  Object.fromEntries(Object.entries(english).map(([key, message]) => [key, pseudoMessage(message)]));
