import { isBomb, zipTotals } from './archive.js';
import { safeFileName, startsWhenOpened } from './file-name.js';
import { fileType } from './file-type.js';

describe('names of files from outside', () => {
  it.each([
    ['facture.pdf', 'facture.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\moi\\plan.dwg', 'plan.dwg'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b\r\nc\u200b.txt', 'abc.txt'],
    ['con.pdf', '_con.pdf'],
    ['LPT1', '_LPT1'],
    ['console.pdf', 'console.pdf'],
    ['virus.exe. . ', 'virus.exe'],
    ['a<b>:"c|d?*.txt', 'a_b___c_d__.txt'],
    ['e\u0301tat.pdf', 'état.pdf'],
    ['..', 'piece-7.pdf'],
    ['dossier/', 'piece-7.pdf'],
    [null, 'piece-7.pdf'],
  ])('%j is called %s', (given, name) => {
    expect(safeFileName(given, 'application/pdf', 7)).toBe(name);
  });

  it('a name too long keeps its end, and no half of a sign', () => {
    const name = safeFileName(`${'😀'.repeat(200)}.pdf`, 'application/pdf', 1);
    expect(name.length).toBeLessThanOrEqual(150);
    expect(name).toMatch(/\.pdf$/);
    expect(Buffer.from(name).toString()).toBe(name);
  });

  it.each(['facture.pdf.exe', 'a.js', 'B.LNK', 'x.docm.vbs', 'disque.iso'])('%s starts when it is opened', (name) => {
    expect(startsWhenOpened(name)).toBe(true);
  });

  it.each(['exe.pdf', 'a.docx', 'a.json', 'com', 'plan.zip'])('%s does not', (name) => {
    expect(startsWhenOpened(name)).toBe(false);
  });
});

describe('types of files', () => {
  const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  it.each([
    ['%PDF-1.7', 'application/octet-stream', 'a', { type: 'application/pdf' }],
    ['%PDF-1.7', 'image/png', 'a.png', { type: 'application/pdf', declaredAs: 'image/png' }],
    ['\xff\xd8\xff\xe0', 'image/jpg', 'a.jpg', { type: 'image/jpeg' }],
    ['PK\x03\x04', office, 'a.docx', { type: office }],
    ['PK\x03\x04', 'application/octet-stream', 'a.docx', { type: office }],
    ['PK\x03\x04', 'application/pdf', 'a.pdf', { type: 'application/zip', declaredAs: 'application/pdf' }],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/msword', 'a.doc', { type: 'application/msword' }],
    [
      'MZ',
      'application/pdf',
      'a.pdf',
      { type: 'application/vnd.microsoft.portable-executable', declaredAs: 'application/pdf' },
    ],
    ['  <!DOCTYPE html>', 'application/pdf', 'a.pdf', { type: 'text/html', declaredAs: 'application/pdf' }],
    ['<?xml version="1.0"?><svg >', 'image/png', 'a.png', { type: 'image/svg+xml', declaredAs: 'image/png' }],
    ['bonjour', 'text/plain', 'a.txt', { type: 'text/plain' }],
    ['bonjour', 'application/octet-stream', 'a.inconnu', { type: 'application/octet-stream' }],
    ['bonjour', 'application/octet-stream', 'a.ics', { type: 'text/calendar' }],
    ['', 'application/pdf', 'a.pdf', { type: 'application/pdf' }],
  ])('%j declared %s', (head, declared, name, expected) => {
    expect(fileType(Buffer.from(head, 'latin1'), declared, name)).toEqual(expected);
  });
});

describe('archives', () => {
  it('declare what they hold, and are not opened', () => {
    expect(zipTotals(zipOf([1000, 24]))).toEqual({ entries: 2, bytes: 1024 });
    expect(zipTotals(Buffer.from('PK\x03\x04 no directory'))).toBeNull();
    expect(zipTotals(Buffer.alloc(0))).toBeNull();
  });

  it('that would fill a disk are known, and those of a person are not taken for them', () => {
    const bomb = zipOf(Array.from({ length: 16 }, () => 0xfffffff0));
    expect(isBomb(zipTotals(bomb)!, bomb.length)).toBe(true);
    const deep = zipOf([0xffffffff]);
    expect(isBomb(zipTotals(deep)!, deep.length)).toBe(true);
    expect(isBomb({ entries: 40, bytes: 90_000_000 }, 9_000_000)).toBe(false);
    expect(isBomb({ entries: 40, bytes: 400_000_000 }, 40_000_000)).toBe(false);
  });

  it('whose directory lies about its own length count as endless', () => {
    const lying = zipOf([10]);
    lying.writeUInt32LE(0x7fffffff, lying.length - 10);
    expect(zipTotals(lying)!.bytes).toBe(Infinity);
  });
});

/** A central directory alone (APPNOTE 4.3.12), with these sizes. */
function zipOf(sizes: number[]): Buffer {
  const entries = sizes.map((size, index) => {
    const entry = Buffer.alloc(47, 0);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(1, 28);
    entry.write(String(index % 10), 46);
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22, 0);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(sizes.length, 10);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([Buffer.from('PK\x03\x04'), directory, end]);
}
