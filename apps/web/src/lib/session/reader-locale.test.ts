// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { reading } from '../../i18n/reader.ts';
import { deviceTimeZone, startLocale } from './reader-locale.ts';

test('a time zone this browser does not know is not used: the device has one', async () => {
  localStorage.setItem('tidings.locale', 'de');
  localStorage.setItem('tidings.timeZone', 'Mars/Olympus_Mons');
  await startLocale();
  expect(reading()).toMatchObject({ locale: 'de', timeZone: deviceTimeZone() });
  localStorage.clear();
});
