import { phoneOf } from './phone.js';

/** What of a town's configuration says which numbers and addresses are its own. */
export interface OurTown {
  /** Begins the dossier numbers: `SA`. */
  code: string;
  contact_email: string;
  address: { lines: string[] };
  switchboard: { phone: string; desk: string };
  mailboxes: { address: string }[];
  services: Reached[];
}

interface Reached {
  phone?: string;
  sda?: string[];
  desk?: string;
  email?: string;
}

/** What is the town's own, and therefore never the usager's: people copy it into their letters and mails. */
export interface TownMarks {
  isOurPhone(e164: string): boolean;
  isOurEmail(email: string): boolean;
  isOurAddress(lines: readonly string[]): boolean;
}

const known = new WeakMap<OurTown, TownMarks>();

export function townMarks(town: OurTown): TownMarks {
  const marks = known.get(town) ?? read(town);
  known.set(town, marks);
  return marks;
}

function read(town: OurTown): TownMarks {
  const { switchboard, services, contact_email, mailboxes, address } = town;
  const numbers = [
    switchboard.phone,
    switchboard.desk,
    ...services.flatMap(({ phone, sda = [], desk }) => [phone, ...sda, desk]),
  ];
  const phones = new Set(numbers.flatMap((one) => (one ? [phoneOf(one) ?? one] : [])));
  const emails = new Set(
    [contact_email, ...mailboxes.map((one) => one.address), ...services.map(({ email }) => email)].map((one) =>
      one?.toLowerCase(),
    ),
  );
  const domain = contact_email.slice(contact_email.indexOf('@')).toLowerCase();
  const streets = address.lines.filter((line) => /^\d/.test(line) && !/^\d{5}/.test(line)).map(bare);
  return {
    isOurPhone: (e164) => phones.has(e164),
    isOurEmail: (email) => emails.has(email) || email.endsWith(domain),
    isOurAddress: (lines) => lines.some((line) => streets.includes(bare(line))),
  };
}

/** Without accents, capitals and punctuation, which OCR and people change. */
function bare(line: string): string {
  return line
    .normalize('NFKD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}
