import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '@tidings/testing';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/features/alerts/monitored/identifiers.ts';
import { darkwatch } from '../../src/features/alerts/sources/darkwatch/darkwatch.ts';
import { diffRecords } from '../../src/features/alerts/sources/hometitle/diff-records.ts';
import { hometitle } from '../../src/features/alerts/sources/hometitle/hometitle.ts';
import { alike, matchListing, THRESHOLD } from '../../src/features/alerts/sources/removebrokers/match-listing.ts';
import { classify, readModel, THRESHOLD as SPAM } from '../../src/features/alerts/sources/spamshield/classify.ts';
import { spamshield } from '../../src/features/alerts/sources/spamshield/spamshield.ts';
import { tokensOf } from '../../src/features/alerts/sources/spamshield/tokens.ts';
import { voiceprint } from '../../src/features/alerts/sources/voiceprint/voiceprint.ts';
import { brokerSamples, propertySamples, spamSamples, voiceSamples } from './samples.ts';

/** How well a detector does: of what it finds how much is right, and of what there is how much it finds. */
function measure(cases: readonly { is: boolean; found: boolean }[]) {
  const count = (is: boolean, found: boolean) => cases.filter((one) => one.is === is && one.found === found).length;
  const [right, wrong, missed] = [count(true, true), count(false, true), count(true, false)];
  const share = (part: number, all: number) => Math.round((part / Math.max(1, all)) * 1000) / 1000;
  return { cases: cases.length, precision: share(right, right + wrong), recall: share(right, right + missed) };
}
const docs = readFileSync(join(import.meta.dirname, '../../../../docs/alerts.md'), 'utf8');
/** The line of the table in the docs that says how well it does. */
function isDocumented(name: string, { cases, precision, recall }: ReturnType<typeof measure>): void {
  expect(docs).toContain(`| ${name} | ${cases.toLocaleString('en')} | ${precision} | ${recall} |`);
}

describe('SpamShield', () => {
  const model = readModel();

  test('on held-out messages of the corpus, precision and recall are those of the docs', () => {
    const words = [...model.words.keys()];
    const heldOut: [number, ...number[]][] = JSON.parse(
      gunzipSync(readFileSync(join(import.meta.dirname, 'spam-held-out.json.gz'))).toString(),
    );
    const measured = measure(
      heldOut.map(([spam, ...of]) => ({
        is: spam === 1,
        found:
          classify(
            model,
            of.map((at) => words[at] ?? ''),
          ).score >= SPAM,
      })),
    );
    expect(measured.precision).toBeGreaterThan(0.96);
    expect(measured.recall).toBeGreaterThan(0.96);
    isDocumented('SpamShield', measured);
  });

  test.each(spamSamples)('$name', ({ text, spam }) => {
    const [found] = spamshield.detect(spamshield.raw.parse({ sender: 'someone@example.org', text }));
    expect(found !== undefined).toBe(spam);
    if (found) expect(found.finding.words.filter(({ weight }) => weight > 0).length).toBeGreaterThan(2);
  });

  test('adversarial: many harmless words at its end, disguised letters and what cannot be seen change little; time is bounded', () => {
    const spam = spamSamples.find((sample) => sample.spam)?.text ?? '';
    const score = (text: string) => classify(model, tokensOf(text)).score;
    const harmless = ' meeting tomorrow thanks regards the function compiles'.repeat(20);
    expect(score(spam + harmless)).toBeGreaterThan(0.5);
    expect([...tokensOf('V1@gra fr\u200bee c4sh')]).toEqual(['viagra', 'free', 'cash']);
    for (const text of [
      '<'.repeat(20_000),
      '!'.repeat(20_000),
      'a'.repeat(20_000),
      `${'x@'.repeat(10_000)}`,
      '$1,'.repeat(7000),
    ]) {
      const from = performance.now();
      score(text);
      expect(performance.now() - from).toBeLessThan(500);
    }
  });
});

describe('HomeTitle', () => {
  test.each(propertySamples)('$name', ({ before, after, changes }) => {
    expect(diffRecords(before, after).map(({ field, severity }) => [field, severity])).toEqual(changes);
  });

  test('generated records: exactly what was changed is found', () => {
    const random = seededRandom(7);
    const fields = ['owner', 'lien', 'deed', 'tax', 'value', 'parcel'] as const;
    const cases = Array.from({ length: 2000 }, (_, n) => {
      const before = Object.fromEntries(
        fields.map((field) => [field, { name: `${field} ${random.int(0, 9)}`, since: 2000 + random.int(0, 25) }]),
      );
      const changed = random.chance(0.5) ? random.pick(fields) : null;
      const after = {
        ...before,
        fetchedAt: n,
        ...(changed && { [changed]: { ...before[changed], name: `another ${n}` } }),
      };
      const shuffled = Object.fromEntries(Object.entries(after).reverse());
      return { changed, found: diffRecords(before as never, shuffled as never) };
    });
    expect(
      cases.every(({ changed, found }) =>
        changed === null ? found.length === 0 : found.length === 1 && found[0]?.field === changed,
      ),
    ).toBe(true);
    isDocumented(
      'HomeTitle',
      measure(cases.map(({ changed, found }) => ({ is: changed !== null, found: found.length > 0 }))),
    );
  });

  test('what no record is, is refused: too deep, too much', () => {
    let deep: unknown = 'x';
    for (let n = 0; n < 20; n++) deep = { a: deep };
    expect(() => diffRecords({}, deep as never)).toThrow(RangeError);
    expect(() => diffRecords({}, Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`k${n}`, n])))).toThrow(
      RangeError,
    );
    expect(hometitle.detect({ property: 'A', recordId: 'B', before: { a: 1 }, after: { a: 1 } })).toEqual([]);
  });
});

describe('RemoveBrokers', () => {
  test.each(brokerSamples)('$name', ({ profile, listing, is }) => {
    expect(matchListing(profile, listing).score >= THRESHOLD).toBe(is);
  });

  test('generated listings: spelled otherwise, of somebody else, and of somebody with the same name', () => {
    const random = seededRandom(11);
    const firsts = ['Sam', 'Amina', 'Lena', 'Jürgen', 'Noé', 'Priya', 'Ivan', 'Chiara'];
    const lasts = ['Whitlock', 'Haddad', 'Müller', 'Okafor', 'García', 'Novák', 'Jensen', 'Rossi'];
    const streets = ['Kaistraße', 'Harbour Road', 'Rue du Port', 'Elm Street', 'Calle Mayor', 'Lindenallee'];
    const somebody = () => ({
      first: random.pick(firsts),
      last: random.pick(lasts),
      address: `${random.pick(streets)} ${random.int(1, 199)}, ${random.int(10_000, 99_999)}`,
      phone: `+49 40 ${random.int(1_000_000, 9_999_999)}`,
    });
    const typo = (text: string) => (text.length > 4 ? text.slice(0, 2) + text.slice(3) : text);
    const cases = Array.from({ length: 3000 }, () => {
      const [known, other] = [somebody(), somebody()];
      const profile = { names: [`${known.first} ${known.last}`], addresses: [known.address], phones: [known.phone] };
      const is = random.chance(0.5);
      const sameName = random.chance(0.3);
      const listed = is
        ? {
            names: [
              random.pick([
                `${known.last}, ${known.first}`,
                `${known.first} M. ${known.last}`,
                `${known.first} ${typo(known.last)}`,
              ]),
            ],
            addresses: random.chance(0.8) ? [known.address.replace('straße', 'str.').toUpperCase()] : [],
            phones: random.chance(0.8) ? [known.phone.replace('+49 ', '0').replaceAll(' ', '-')] : [],
          }
        : {
            names: [sameName ? (profile.names[0] ?? '') : `${other.first} ${other.last}`],
            addresses: [other.address],
            phones: [other.phone],
          };
      return { is, found: matchListing(profile, listed).score >= THRESHOLD };
    });
    const measured = measure(cases);
    expect(measured.precision).toBeGreaterThan(0.97);
    expect(measured.recall).toBeGreaterThan(0.9);
    isDocumented('RemoveBrokers', measured);
  });

  test('adversarial: names that only look alike are not the same, and long ones end in time', () => {
    expect(alike('martha', 'marhta')).toBeCloseTo(0.961, 2);
    expect(alike('', 'x')).toBe(0);
    const long = Array.from({ length: 200 }, (_, n) => `word${n}`)
      .join(' ')
      .slice(0, 200);
    const from = performance.now();
    matchListing(
      { names: Array(5).fill(long), addresses: Array(5).fill(long), phones: [] },
      { names: Array(5).fill(`${long}x`), addresses: Array(5).fill(`${long}y`), phones: [] },
    );
    expect(performance.now() - from).toBeLessThan(500);
  });
});

describe('VoicePrint and DarkWatch', () => {
  test.each(voiceSamples)(
    'a score of $score against $threshold is $severity',
    ({ score, threshold, seconds, severity }) => {
      const raw = {
        speaker: 'Amina',
        heardBy: null,
        channel: 'call',
        heardAt: '2026-11-20T09:00:00.000Z',
        score,
        threshold,
        seconds,
      };
      expect(voiceprint.detect(voiceprint.raw.parse(raw))[0]?.severity ?? 'nothing').toBe(severity);
    },
  );

  test('generated scores: on the threshold counts, below does not', () => {
    const random = seededRandom(3);
    const cases = Array.from({ length: 2000 }, () => {
      const [score, threshold] = [random.int(0, 1000) / 1000, random.int(500, 990) / 1000];
      const raw = {
        speaker: 'A voice',
        heardBy: null,
        channel: 'call',
        heardAt: '2026-11-20T09:00:00.000Z',
        score,
        threshold,
      };
      return { is: score >= threshold, found: voiceprint.detect(voiceprint.raw.parse(raw)).length > 0 };
    });
    isDocumented('VoicePrint', measure(cases));
  });

  test('identifiers written in any way are one; others are not', () => {
    const random = seededRandom(5);
    const spell = [(s: string) => s.toUpperCase(), (s: string) => ` ${s} `, (s: string) => s.normalize('NFD')];
    const cases = Array.from({ length: 2000 }, (_, n) => {
      const [mail, other] = [`jo.sé-${n}@harbour.example`, `jo.sé-${n + 1}@harbour.example`];
      const is = random.chance(0.5);
      return { is, found: normalise('email', random.pick(spell)(is ? mail : other)) === normalise('email', mail) };
    });
    isDocumented('DarkWatch', measure(cases));
    expect(normalise('phone', '0049 (0)40 / 123-44 71')).toBe(normalise('phone', '+49 40 1234471'));
    expect(normalise('address', '14 Kaistraße, Hamburg')).toBe(normalise('address', 'Hamburg, KAISTR. 14'));
    const breach = { breach: 'Old', leakedAt: '2019-01-01T00:00:00.000Z', records: null, exposed: ['email' as const] };
    expect(darkwatch.detect({ breach, records: [{ kind: 'email', identifier: 'a@b.example' }] })[0]?.severity).toBe(
      'low',
    );
  });
});
