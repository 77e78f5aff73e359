import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** Messages by key, as written: ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>;

/** The same keys in another language. */
export type Translation<English extends Catalogue> = { readonly [K in keyof English]: string };

/** A message without arguments is its text; any other is parsed. */
export type CompiledMessage = string | MessageFormatElement[];
export type CompiledCatalogue = Readonly<Record<string, CompiledMessage>>;
