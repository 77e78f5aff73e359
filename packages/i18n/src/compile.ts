import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Catalogue, CompiledCatalogue, CompiledMessage } from './catalogue.ts';

const parseMessage = (message: string): MessageFormatElement[] => parse(message, { ignoreTag: true });

function compileMessage(key: string, message: string): CompiledMessage {
  try {
    const parsed = parseMessage(message);
    const [only] = parsed;
    return parsed.length === 1 && only?.type === TYPE.literal ? only.value : parsed;
  } catch (cause) {
    throw new Error(`The message ${key} is not in ICU MessageFormat: ${message}`, { cause });
  }
}

/** Parses every message, for `createFormatter`. Throws at the first that is not ICU MessageFormat. */
export const compile = (catalogue: Catalogue): CompiledCatalogue =>
  Object.fromEntries(Object.entries(catalogue).map(([key, message]) => [key, compileMessage(key, message)]));
