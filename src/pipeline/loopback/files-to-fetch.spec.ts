import { describe, expect, it } from '@jest/globals';
import { shareOut } from './files-to-fetch.js';

const mega = 1024 * 1024;

describe('files of a mail', () => {
  it.each<[string, number[], string]>([
    ['all go with it while there is room', [1, 2, 2], '1+2+2 /'],
    ['one that is too much is fetched, what still fits goes', [1, 8, 2], '1+2 / 8'],
    ['the bordereau, which comes first, goes', [1, 5, 5], '1 / 5+5'],
    ['all are fetched where each is too much', [6, 40], ' / 6+40'],
    ['there may be none', [], ' /'],
  ])('%s', (_, sizes, expected) => {
    const { carried, fetched } = shareOut(sizes.map((size) => ({ bytes: size * mega })));
    const said = (files: { bytes: number }[]) => files.map(({ bytes }) => bytes / mega).join('+');
    expect(`${said(carried)} / ${said(fetched)}`.trimEnd()).toBe(expected);
  });
});
