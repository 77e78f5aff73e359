import { z } from 'zod';
import { defineNotificationType } from '../../define-type.ts';
import { alertData, alertType } from './shared.ts';

/** VoicePrint heard a synthetic voice. */
export const alertVoice = defineNotificationType({
  ...alertType,
  type: 'alert.voice',
  data: z.strictObject({
    ...alertData,
    speaker: z.string().describe('Whose voice was copied.'),
    heardBy: z.string().describe('Who heard it; `empty`: unknown.'),
    channel: z.string().describe('Where it was heard.'),
    percent: z.int().describe('How sure the analysis is, in hundredths.'),
    threshold: z.int().describe('From where on it counts, in hundredths.'),
  }),
  messages: {
    en: {
      label: 'Synthetic voices (VoicePrint)',
      title:
        '{channel, select, call {A call} message {A voice message} other {A video}} used a synthetic voice like that of {speaker}',
      message:
        '{heardBy, select, empty {} other {{heardBy} heard it. }}It scores {percent} of 100; {threshold} and above counts as synthetic.',
      action: 'Look at the alert',
    },
    de: {
      label: 'Künstliche Stimmen (VoicePrint)',
      title:
        '{channel, select, call {Ein Anruf} message {Eine Sprachnachricht} other {Ein Video}} klang mit künstlicher Stimme wie {speaker}',
      message:
        '{heardBy, select, empty {} other {{heardBy} hat es gehört. }}Wert {percent} von 100; ab {threshold} gilt eine Stimme als künstlich.',
      action: 'Warnung ansehen',
    },
  },
});
