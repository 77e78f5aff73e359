import type { Locale } from '@tidings/contracts';
import type { CompiledCatalogue, Formatter } from '@tidings/i18n';
import { createFormatter } from '@tidings/i18n';

/** Mirrored English, to try a right-to-left page with; only an address with `?locale=en-XB` asks for it. */
export const pseudoLocale = 'en-XB';
export type ShownLocale = Locale | typeof pseudoLocale;

/** Which way a page of this locale is read. */
export const directionOf = (locale: ShownLocale): 'ltr' | 'rtl' => (locale === pseudoLocale ? 'rtl' : 'ltr');

type Loaded = { catalogues: CompiledCatalogue[] };
const loaders = import.meta.glob<Loaded>('./locales/*.ts');
const laterLoaders = import.meta.glob<Loaded>('./later/*.ts');

/** The locales that have messages: the files of `locales/`. */
export const shownLocales = Object.keys(loaders).map((path) =>
  path.slice('./locales/'.length, -'.ts'.length),
) as Locale[];

let again = 0;

/** A browser never asks again for a module that did not come (fetch-first.ts), but for the same file by another address. */
async function loadAgain(locale: Locale): Promise<Loaded | undefined> {
  const file = document.querySelector<HTMLMetaElement>(`meta[name="messages"][data-locale="${locale}"]`)?.content;
  again += 1;
  return file === undefined ? undefined : import(/* @vite-ignore */ `${file}?again=${again}`);
}

async function compiled(catalogues: CompiledCatalogue[]): Promise<CompiledCatalogue[]> {
  if (import.meta.env.PROD) return catalogues;
  // A build has parsed the messages (messages.ts of the app), so that the parser is not part of the app.
  const { compile } = await import('@tidings/i18n/compile');
  return catalogues.map((catalogue) => compile(catalogue as Record<string, string>));
}

async function load(locale: Locale): Promise<CompiledCatalogue[]> {
  const failed = async (error: unknown) => {
    const loaded = await loadAgain(locale);
    if (!loaded) throw error;
    return loaded;
  };
  const { catalogues } = (await loaders[`./locales/${locale}.ts`]?.().catch(failed)) ?? { catalogues: [] };
  return compiled(catalogues);
}

const loadPlainLater = async (locale: Locale): Promise<CompiledCatalogue[]> =>
  compiled((await laterLoaders[`./later/${locale}.ts`]?.())?.catalogues ?? []);

/** Loads the messages of a locale that no first page says. Rejects when they do not come. */
export async function loadLater(locale: ShownLocale): Promise<CompiledCatalogue[]> {
  if (locale !== pseudoLocale) return loadPlainLater(locale);
  const [catalogues, { pseudo }] = await Promise.all([loadPlainLater('en'), import('@tidings/i18n/pseudo')]);
  return catalogues.map(pseudo);
}

/** Loads the messages of a locale. Rejects when they do not come. */
export async function loadFormatter(locale: ShownLocale, timeZone: string): Promise<Formatter> {
  if (locale !== pseudoLocale) return createFormatter(locale, timeZone, await load(locale));
  const [catalogues, { pseudo }] = await Promise.all([load('en'), import('@tidings/i18n/pseudo')]);
  return createFormatter('en', timeZone, catalogues.map(pseudo));
}
