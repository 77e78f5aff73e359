import { expect, test } from 'vitest';
import { lookOf } from './look.ts';
import { isReserved } from './reserved.ts';

test.each([
  ...['admin', 'administrator', 'moderator', 'support', 'staff', 'root', 'system', 'tidings', 'everyone', 'null'],
  ...[
    'admin1',
    'admin-2',
    '_admin_',
    'a-d-m-i-n',
    'a d m i n',
    '4dm1n',
    'adm1n',
    'adrnin',
    'Admin',
    'ADMIN',
    '@admin',
    'admln',
  ],
  ...[
    'moderator99',
    'rnoderator',
    'm0derat0r',
    'mod_team',
    'the-mods',
    'forum-admin',
    'tidings-support',
    'supportteam',
  ],
  ...[
    'Аdmin',
    'аdmіn',
    'ⅿoderator',
    'ＡＤＭＩＮ',
    '𝐚𝐝𝐦𝐢𝐧',
    'ádmïn',
    'ad\u200dmin',
    'ad\u00admin',
    'a\u0336d\u0336min',
    'Ⓐⓓⓜⓘⓝ',
    'ѕuрроrt',
  ],
  ...[
    'Moderator ✓',
    '★ Admin ★',
    'The Tidings Support Team',
    'Support (official)',
    'Ѕtaff',
    'Das Moderationsteam'.replace('Moderationsteam', 'Moderation'),
  ],
])('attack 64: %j is kept for those who run the forum', (name) => {
  expect(isReserved(name)).toBe(true);
});

test.each([
  ...[
    'alice',
    'adam',
    'admiral',
    'modesto',
    'moody',
    'supporter-of-cats',
    'staffan',
    'roberta-staff',
    'rooter',
    'helper',
    'mark',
  ],
  ...[
    'Roberta Staff',
    'Модест',
    '管理',
    '한글',
    'محمد',
    'José',
    'Ólafur',
    'x-mod-2',
    'all-blacks',
    'melissa',
    'team-rocket',
    '42',
    '🌊',
  ],
])('%j is free', (name) => {
  expect(isReserved(name)).toBe(false);
});

test.each(['Ａll', '@everyone', 'Me', ' here ', 'NOBODY', 'nu\u200bll', '“Anonymous”', 'deleted!', '_all_'])(
  'attack 64: %j names nobody, and is nobody’s',
  (name) => {
    expect(isReserved(name)).toBe(true);
  },
);

const firstNames = [
  ...[
    'Ali',
    'Aii',
    'Ally',
    'Alli',
    'Mel',
    'Mei',
    'Mia',
    'Emil',
    'Hera',
    'Heri',
    'Neil',
    'Noel',
    'Bodo',
    'Theo',
    'Della',
  ],
  ...['Mohammed', 'Modesta', 'Maud', 'Adnan', 'Admir', 'Stefan', 'Steffi', 'Otto', 'Ruth', 'Rut', 'Wanda', 'Mé'],
  ...['Søren', 'Łukasz', 'Þóra', 'Ísak', 'Zoë', 'Åse', 'İbrahim', 'Nguyễn', 'Đức', 'Ngọc', 'Gökçe', 'Bjørn', 'Ãna'],
  ...['Али', 'Меир', 'Нина', 'Юлия', 'Ольга', 'Ґанна', 'Αλή', 'Έλλη', 'Νίκος', 'Μελίνα', 'علی', 'محمد', 'عائشة', 'على'],
  ...['אלי', 'מאיר', 'נועה', 'अली', 'मीना', 'আলী', 'அலி', 'อลิ', 'ალი', 'Արմեն', '美玲', '아리', '健', 'ゆうき', 'アリ'],
];
test.each(firstNames)('%s is called so, and may be', (name) => {
  expect([name, name.toLowerCase(), name.toUpperCase()].map(isReserved)).toEqual([false, false, false]);
});

test('names that are taken for one another have one look, others have their own', () => {
  expect(lookOf('Paypal')).toBe(lookOf('Рaураl'));
  expect(lookOf('noor')).toBe(lookOf('N00r'));
  expect(lookOf('warn')).toBe(lookOf('vvam'));
  expect(lookOf('noor')).not.toBe(lookOf('nora'));
});
