import { peopleIn, type People, type Read } from './index.js';
import { calls } from './samples/calls.fixture.js';
import { letters } from './samples/letters.fixture.js';
import { mails } from './samples/mails.fixture.js';
import type { Sample } from './samples/sample.fixture.js';
import { ourTown as town } from './samples/our-town.fixture.js';

const told = (read: Read<string | string[]>[]) =>
  read.map(({ grade, where, value }) => `${grade} ${where} ${[value].flat().join(' | ')}`);

function asSample({ names, phones, emails, postalAddresses, organisationNumbers, references }: People) {
  return {
    names: told(names),
    phones: told(phones),
    emails: told(emails),
    addresses: told(postalAddresses),
    organisations: told(organisationNumbers),
    references: references.map(({ kind, value }) => `${kind} ${value}`),
  };
}

function expected({ title: _, text: __, ...rest }: Sample) {
  const none: string[] = [];
  return { names: none, phones: none, emails: none, addresses: none, organisations: none, references: none, ...rest };
}

describe('who wrote a mail', () => {
  it.each(mails)('$title', (sample) =>
    expect(asSample(peopleIn(sample.text, { kind: 'mail', town }))).toEqual(expected(sample)),
  );
  it.each(mails.slice(0, 5))('a form is read like it: $title', (sample) =>
    expect(asSample(peopleIn(sample.text, { kind: 'form', town }))).toEqual(expected(sample)),
  );
});

describe('who wrote a letter', () => {
  it.each(letters)('$title', (sample) =>
    expect(asSample(peopleIn(sample.text, { kind: 'letter', town }))).toEqual(expected(sample)),
  );
});

describe('who calls', () => {
  it.each(calls)('$title', (sample) =>
    expect(asSample(peopleIn(sample.text, { kind: 'call', town }))).toEqual(expected(sample)),
  );
});
