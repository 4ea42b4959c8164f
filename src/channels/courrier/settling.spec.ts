import { describe, expect, it } from '@jest/globals';
import { Settling } from './settling.js';

const at = (minutes: number) => new Date(Date.UTC(2027, 1, 3, 9, minutes));
const look = (size: number) => ({ size, mtimeMs: 1 });

describe('a file in the scan folder', () => {
  it('is finished once two passes have found it unchanged', () => {
    const settling = new Settling();
    expect(settling.hasSettled('a.pdf', look(10), at(0))).toBe(false);
    expect(settling.hasSettled('a.pdf', look(10), at(0))).toBe(false);
    expect(settling.hasSettled('a.pdf', look(10), at(0))).toBe(true);
  });

  it('waits again when it grows, or when only its date changes', () => {
    const settling = new Settling();
    settling.hasSettled('a.pdf', look(10), at(0));
    settling.hasSettled('a.pdf', look(10), at(0));
    expect(settling.hasSettled('a.pdf', look(11), at(0))).toBe(false);
    expect(settling.hasSettled('a.pdf', look(11), at(0))).toBe(false);
    expect(settling.hasSettled('a.pdf', { size: 11, mtimeMs: 2 }, at(0))).toBe(false);
  });

  it('is reported after ten minutes of being written, not before, and no more once it is gone', () => {
    const settling = new Settling();
    settling.hasSettled('a.pdf', look(10), at(0));
    settling.hasSettled('a.pdf', look(20), at(9));
    expect(settling.isStuck('a.pdf', at(9))).toBe(false);
    settling.hasSettled('a.pdf', look(30), at(10));
    expect(settling.isStuck('a.pdf', at(10))).toBe(true);
    settling.keepOnly(['b.pdf']);
    expect(settling.isStuck('a.pdf', at(11))).toBe(false);
  });

  it('is not reported when it is finished and only waits for the line', () => {
    const settling = new Settling();
    for (const minute of [0, 1, 2]) settling.hasSettled('a.pdf', look(10), at(minute));
    expect(settling.isStuck('a.pdf', at(30))).toBe(false);
  });
});
