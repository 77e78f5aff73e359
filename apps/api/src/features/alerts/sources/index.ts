import type { AlertSource } from '@tidings/contracts';
import { darkwatch } from './darkwatch/darkwatch.ts';
import { hometitle } from './hometitle/hometitle.ts';
import { removebrokers } from './removebrokers/removebrokers.ts';
import type { Source } from './source.ts';
import { spamshield } from './spamshield/spamshield.ts';
import { voiceprint } from './voiceprint/voiceprint.ts';

export type { Detected } from './source.ts';

/** What is done with a source whatever it finds: its own schemas say what fits. */
export type AnySource = Source;

const all = { darkwatch, voiceprint, spamshield, hometitle, removebrokers } as const satisfies Record<
  AlertSource,
  unknown
>;

/** A source of alerts by name. What it takes is parsed by its schemas before. */
export const sourceOf = (name: AlertSource): AnySource => all[name] as unknown as AnySource;
