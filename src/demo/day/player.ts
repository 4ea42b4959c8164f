import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { TownConfiguration } from '../../towns/configuration/index.js';
import { inFullFrench } from '../../towns/index.js';
import type { Carrier } from '../carrier/index.js';
import type { DemoMail } from '../mail/index.js';
import { drawLetter, dropInFolder } from '../scanner/index.js';
import { rawMail } from './raw-mail.js';
import type { CallScene, Scene } from './scene.js';

/** The outside of the town halls, as far as the demo plays it. */
export interface Outside {
  carrier: Carrier;
  mail: DemoMail;
  dataDir: string;
  /** Where the application listens. */
  appUrl: string;
  towns: readonly TownConfiguration[];
  /** An agent's key in each town, by slug: visits are written down by somebody. */
  keys: ReadonlyMap<string, string>;
}

/** Plays scenes at the town's real doors: a ringing telephone, a mailbox, the scanner's folder, the form, the counter. */
export class Player {
  constructor(private readonly outside: Outside) {}

  async play(scene: Scene, now: Date): Promise<void> {
    const town = this.outside.towns.find(({ slug }) => slug === scene.town)!;
    switch (scene.channel) {
      case 'call':
        await this.outside.carrier.ring(callTo(town, scene));
        return;
      case 'email': {
        const { address } = town.mailboxes.find(({ service }) => !service) ?? town.mailboxes[0]!;
        return this.outside.mail.deliver(address, rawMail(scene, address, now), now);
      }
      case 'letter': {
        // No two sheets are scanned alike; the same picture twice would be the same letter.
        const scan = await drawLetter({ ...scene.letter, date: inFullFrench(now), noise: 0.1 + Math.random() / 10 });
        return dropInFolder(
          join(this.outside.dataDir, town.scan_folder.path),
          `pli-${randomUUID().slice(0, 8)}.jpg`,
          scan,
        );
      }
      case 'web_form':
        return this.post(`/api/public/towns/${town.slug}/forms`, scene.form);
      case 'counter':
        return this.post(`/api/towns/${town.slug}/visits`, scene.visit, this.outside.keys.get(town.slug));
      default:
        return scene satisfies never;
    }
  }

  private async post(path: string, body: object, key?: string): Promise<void> {
    const response = await fetch(`${this.outside.appUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ ...body, idempotencyKey: randomUUID() }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  }
}

function callTo(town: TownConfiguration, { line, from, says }: CallScene) {
  const service = town.services.find(({ id }) => id === line);
  const to = service?.sda[0] ?? town.switchboard.phone;
  return from ? { to, from, says } : { to, says, withheld: true };
}
