import { type Findings, type Severity, voiceFindingSchema } from '@tidings/contracts';
import { z } from 'zod';
import { type Detected, defineSource } from '../source.ts';

type Voice = Findings['voiceprint'];
/** From which score on a voice counts as made, where the analysis does not say. */
export const THRESHOLD = 0.85;

/** By how far into what lies above the threshold: the last fifth is critical, the half before it high. */
export function severityOf({ score, threshold }: Pick<Voice, 'score' | 'threshold'>): Severity {
  const into = threshold >= 1 ? 1 : (score - threshold) / (1 - threshold);
  return into >= 0.8 ? 'critical' : into >= 0.6 ? 'high' : into >= 0.2 ? 'medium' : 'low';
}

const take = (finding: Voice): Detected<'voiceprint'> => ({
  finding,
  severity: severityOf(finding),
  key: ['voice', finding.speaker.toLowerCase(), finding.channel, finding.heardBy ?? '', finding.heardAt],
});

const percent = (share: number) => Math.round(share * 100);

/** VoicePrint: takes what an analysis of a recording says, and applies the threshold. A score on it counts, one below does not. */
export const voiceprint = defineSource({
  source: 'voiceprint',
  type: 'alert.voice',
  raw: voiceFindingSchema.extend({
    threshold: voiceFindingSchema.shape.threshold.default(THRESHOLD),
    model: z.string().max(80).optional().describe('Which analysis it was.'),
    seconds: z.number().min(0).max(86_400).optional().describe('How long the recording is.'),
  }),
  detect: ({ model: _, seconds, ...finding }) =>
    // What is too short to tell says nothing, whatever its score.
    finding.score >= finding.threshold && (seconds === undefined || seconds >= 1) ? [take(finding)] : [],
  take,
  words: ({ speaker, heardBy, channel, score, threshold }) => ({
    ...{ speaker, heardBy: heardBy ?? 'empty', channel },
    ...{ percent: percent(score), threshold: percent(threshold) },
  }),
});
