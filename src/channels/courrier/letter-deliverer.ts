import { Inject, Injectable } from '@nestjs/common';
import type { Deliverer, DeliveryOutcome, Keep, OutgoingMessage } from '../../dossiers/delivery.js';
import { drawLetterPdf } from './letter-pdf.js';
import { leaveInFolder } from './print-tray.js';
import { addressLines } from './window.js';

/** Absolute path of the folder a town prints from. */
export type PrintFolder = (townId: string) => string | Promise<string>;
export const PRINT_FOLDER = Symbol('PRINT_FOLDER');

/** Street and postcode: a letter with less has nowhere to go. */
const FEWEST_ADDRESS_LINES = 2;

/** Leaves letters, ready to print and to slip in a window envelope, in the town's print folder. */
@Injectable()
export class LetterDeliverer implements Deliverer {
  readonly channel = 'letter';

  constructor(@Inject(PRINT_FOLDER) private readonly printFolder: PrintFolder) {}

  /** May run twice: the file is named by the message, and one already there is left alone. */
  async deliver(message: OutgoingMessage, keep: Keep): Promise<DeliveryOutcome> {
    const address = postalAddress(message);
    const lines = addressLines(message.recipientName, address);
    if (address.length < FEWEST_ADDRESS_LINES || !lines) return { outcome: 'refused', failure: 'address-unknown' };
    if (isOurs(address, message.from.postalAddress)) return { outcome: 'refused', failure: 'rejected-by-policy' };
    const reference = `${message.dossierNumber}-${message.id}.pdf`.replace(/[^\w.-]/g, '_');
    const pdf = await keep(async () => ({
      mediaType: 'application/pdf',
      bytes: await drawLetterPdf(message, lines),
    }));
    const left = await leaveInFolder(await this.printFolder(message.townId), reference, pdf);
    return left === 'left' ? { outcome: 'delivered', reference } : { outcome: 'later', failure: left };
  }
}

/** Without the name when it is repeated there. */
function postalAddress(message: OutgoingMessage): string[] {
  return message.recipient
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== message.recipientName?.trim());
}

/** A letter whose sender was read as the town hall itself would come back to us. */
function isOurs(address: string[], ours: string[]): boolean {
  const bare = (lines: string[]) => lines.slice(-2).join(' ').toLowerCase();
  return bare(address) === bare(ours);
}
