import type { Field, Json } from '../../src/features/alerts/sources/hometitle/diff-records.ts';
import type { Person } from '../../src/features/alerts/sources/removebrokers/match-listing.ts';

/** Messages as they come; none of them is of the corpus. */
export const spamSamples: { name: string; text: string; spam: boolean }[] = [
  {
    name: 'an offer of money for nothing',
    spam: true,
    text: 'CONGRATULATIONS!!! You have been selected to receive $5,000 CASH. Click here now http://win.example/claim to claim your FREE prize. This offer is guaranteed, act now! To be removed from our mailing list click here.',
  },
  {
    name: 'a loan for everybody',
    spam: true,
    text: 'Save thousands on your mortgage! Lowest interest rates, bad credit no problem. Free quote, no obligation, click below and our lenders compete for your business today. 100% guaranteed. Unsubscribe here: http://rates.example/remove',
  },
  {
    name: 'pills',
    spam: true,
    text: 'Order V1agra online at the lowest prices!! No prescription needed, free shipping, satisfaction guaranteed or your money back. Click here to order now: http://pills.example',
  },
  {
    name: 'a colleague about code',
    spam: false,
    text: 'Hi Ana, I wrote a small patch for the parser, the build fails on Linux because of the old compiler. Can you look at it on Monday? Thanks, Ben',
  },
  {
    name: 'a friend about dinner',
    spam: false,
    text: 'Are we still on for dinner on Thursday? I think Cleo is coming too, but she said she would be a bit late. See you, Sam',
  },
  {
    name: 'a list about a release',
    spam: false,
    text: 'The 2.4 kernel package was updated. I would use the new version if you see the problem with the network driver; the discussion is in the list archive. It works for me, but your setup may differ.',
  },
];

type Property = { name: string; before: Json; after: Json; changes: [Field, string][] };
const record = {
  parcel: { number: '0417/12' },
  owners: [{ id: 'o1', name: 'Sam Whitlock', share: '1/1' }],
  encumbrances: [],
  taxes: { year: 2025, due: 812.4 },
  fetchedAt: '2026-11-19T02:00:00Z',
};
/** Records as registers give them, before and after. */
export const propertySamples: Property[] = [
  {
    name: 'nothing changed but when it was fetched',
    before: record,
    after: { ...record, fetchedAt: '2026-11-20T02:00:00Z' },
    changes: [],
  },
  {
    name: 'only the spelling changed',
    before: record,
    after: { ...record, owners: [{ share: '1/1', name: 'SAM  WHITLOCK', id: 'o1' }] },
    changes: [],
  },
  {
    name: 'another owner',
    before: record,
    after: { ...record, owners: [{ id: 'o1', name: 'S. Whitlok Holdings UG', share: '1/1' }] },
    changes: [['owner', 'critical']],
  },
  {
    name: 'a lien that was not there, and the taxes of another year',
    before: record,
    after: { ...record, encumbrances: [{ id: 'l7', creditor: 'Quick Loans Ltd' }], taxes: { year: 2026, due: 812.4 } },
    changes: [
      ['lien', 'critical'],
      ['lien', 'critical'],
      ['tax', 'low'],
    ],
  },
  {
    name: 'a mortgage that was paid',
    before: { mortgage: { bank: 'Harbour Bank' } },
    after: {},
    changes: [['mortgage', 'high']],
  },
  {
    name: 'the value was assessed anew',
    before: { assessedValue: 410000 },
    after: { assessedValue: 425000 },
    changes: [['value', 'low']],
  },
];

type Listing = { name: string; profile: Person; listing: Person; is: boolean };
const profile: Person = {
  names: ['Sam Whitlock'],
  addresses: ['14 Kaistraße, 20359 Hamburg'],
  phones: ['+49 40 1234471'],
};
const listing = (names: string[], addresses: string[] = [], phones: string[] = []): Person => ({
  names,
  addresses,
  phones,
});
/** What brokers list, and whether it is about the member. */
export const brokerSamples: Listing[] = [
  { name: 'all of it, as it is', profile, listing: profile, is: true },
  {
    name: 'name and number, written otherwise',
    profile,
    listing: listing(['WHITLOCK, SAM'], [], ['040-1234471']),
    is: true,
  },
  {
    name: 'name with an error, and the street',
    profile,
    listing: listing(['Sam Whitlok'], ['Kaistr. 14, 20359 HAMBURG']),
    is: true,
  },
  {
    name: 'the number and the street without a name',
    profile,
    listing: listing(['Unknown'], ['Kaistr. 14, 20359 Hamburg'], ['+49401234471']),
    is: true,
  },
  { name: 'the name alone', profile, listing: listing(['Sam Whitlock']), is: false },
  {
    name: 'the same name in another town',
    profile,
    listing: listing(['Sam Whitlock'], ['3 Elm Street, Boston'], ['+1 617 5550100']),
    is: false,
  },
  {
    name: 'a neighbour',
    profile,
    listing: listing(['Nora Berg'], ['16 Kaistraße, 20359 Hamburg'], ['+49 40 1234472']),
    is: false,
  },
  {
    name: 'somebody with the same last name in the same house',
    profile,
    listing: listing(['Ines Whitlock'], ['14 Kaistraße, 20359 Hamburg']),
    is: false,
  },
];

/** Scores of analyses, and what becomes of them. */
export const voiceSamples = [
  { score: 0.93, threshold: 0.85, severity: 'medium' },
  { score: 0.96, threshold: 0.85, severity: 'high' },
  { score: 0.99, threshold: 0.85, severity: 'critical' },
  { score: 0.85, threshold: 0.85, severity: 'low' },
  { score: 0.849, threshold: 0.85, severity: 'nothing' },
  { score: 1, threshold: 1, severity: 'critical' },
  { score: 0.99, threshold: 0.85, seconds: 0.4, severity: 'nothing' },
].map((sample) => ({ seconds: undefined, ...sample }));
