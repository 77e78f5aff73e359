import { type Findings, type Severity, spamFindingSchema } from '@tidings/contracts';
import { z } from 'zod';
import { type Detected, defineSource } from '../source.ts';
import { classify, type Model, readModel, THRESHOLD } from './classify.ts';
import { TEXT_MAX, tokensOf } from './tokens.ts';

type Spam = Findings['spamshield'];
const WORDS_SHOWN = 10;
const EXCERPT_MAX = 160;
/** Messages that want a password or money of somebody, and not only their attention. */
const fishing = [
  'invoice',
  'password',
  'account',
  'verify',
  'bank',
  'billing',
  'transfer',
  'login',
  'payment',
  'suspended',
];

let model: Model | null = null;
const modelNow = (): Model => {
  model ??= readModel();
  return model;
};

/** What is blocked is dealt with: low. What fishes for a password or for money is worth knowing of: medium. */
export const severityOf = (tokens: ReadonlySet<string>): Severity =>
  fishing.filter((word) => tokens.has(word)).length >= 2 ? 'medium' : 'low';

const take = (finding: Spam): Detected<'spamshield'> => ({
  finding,
  severity: severityOf(new Set([...tokensOf(finding.excerpt), ...finding.words.map(({ word }) => word)])),
  key: ['spam', finding.sender.toLowerCase(), finding.excerpt],
});

const excerptOf = (text: string): string =>
  [
    ...text
      .replace(/<[^<>]{0,500}>/gu, ' ')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, EXCERPT_MAX)
    .join('') || '…';

/** SpamShield: whether a message is unwanted, and by which of its words. What it says is not kept, but its beginning. */
export const spamshield = defineSource({
  source: 'spamshield',
  type: 'alert.spam',
  raw: z.strictObject({
    sender: spamFindingSchema.shape.sender,
    text: z.string().min(1).max(TEXT_MAX),
    blocked: spamFindingSchema.shape.blocked.default(1),
    threshold: spamFindingSchema.shape.threshold.default(THRESHOLD),
  }),
  detect({ sender, text, blocked, threshold }) {
    const tokens = tokensOf(text);
    const { score, words } = classify(modelNow(), tokens);
    if (score < threshold) return [];
    const shown = words.slice(0, WORDS_SHOWN);
    const found = take({ sender, excerpt: excerptOf(text), blocked, score, threshold, words: shown });
    return [{ ...found, severity: severityOf(tokens) }];
  },
  take,
  words: ({ sender, excerpt, blocked }) => ({ sender, excerpt, blocked }),
});
