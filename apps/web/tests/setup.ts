import { read, withMessages } from '../src/i18n/reader.ts';

// Tests read English, where the machine stands.
await read({ locale: 'en', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
await withMessages(async () => undefined)();
