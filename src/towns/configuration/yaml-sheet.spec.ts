import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSheet } from './yaml-sheet.js';

describe('a sheet', () => {
  it.each([
    ...readdirSync('config', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(join('config', file), 'utf8')]),
    [
      'plain words',
      'a: oui\nb: no\nc: 12:30\nd: 2027-03-01\ne: 0o17\nf: ~\ng: null\nh: 1e3\ni: .5\nj: +33\nk: 0465711050',
    ],
    ['nothing', ''],
    ['a remark', '# rien'],
    ['aliases', 'a: &a [1, 2]\nb: *a'],
    ['blocks', "a: |\n  un\n  deux\nb: >-\n  un\n  deux\nc: \"é\\n\"\nd: 'l''eau'"],
  ])('has the same values read quickly as read with their places: %s', (file = '', text = '') => {
    expect(readSheet(file, text)).toMatchObject({ problems: [], sheet: { raw: parse(text) as unknown } });
  });
});
