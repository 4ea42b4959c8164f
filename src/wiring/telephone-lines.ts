import { Injectable } from '@nestjs/common';
import type { Danger, Hint, Line, Lines } from '../channels/telephony/index.js';
import { dangersIn } from '../pipeline/qualification/index.js';
import type { Classifiers } from '../pipeline/qualification/index.js';
import { Clock } from '../platform/clock/index.js';
import { isOpen, ownerOf, Towns } from '../towns/index.js';

/** Tells the telephone whose a number is, from the towns' configuration. */
@Injectable()
export class TelephoneLines implements Lines {
  constructor(
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async find(e164: string): Promise<Line | null> {
    const found = await this.towns.lineOf(e164);
    if (!found) return null;
    const town = await this.towns.byId(found.townId);
    const { configuration } = town;
    const service = found.serviceId ? town.services.get(found.serviceId) : undefined;
    return {
      townId: town.id,
      townName: configuration.short_name,
      switchboard: configuration.switchboard.desk,
      ...(service && {
        service: {
          id: service.id,
          name: service.name,
          phone: service.desk ?? configuration.switchboard.desk,
          open: isOpen(town, service, this.clock.now()),
          confidential: service.confidential,
        },
      }),
    };
  }
}

/** Qualification's guess of what a caller wants, and the desk that answers it; null when nobody of the town does. */
export function telephoneHint(towns: Towns, classifiers: Classifiers) {
  return async (townId: string, words: string): Promise<Hint | null> => {
    const town = await towns.byId(townId);
    const [best] = classifiers.of(town).classify(words);
    const demarche = best && town.demarches.get(best.demarche);
    if (!demarche) return null;
    const { service, outside } = ownerOf(town, demarche);
    if (outside || !service.desk) return null;
    return { serviceId: service.id, phone: service.desk, demarche: best.demarche, confidence: best.confidence };
  };
}

/** The gravest danger in a caller's words. */
export function telephoneDanger(towns: Towns) {
  return async (townId: string, words: string): Promise<Danger | null> => {
    const [gravest] = dangersIn(words, await towns.byId(townId));
    return gravest ? { level: gravest.level, numbers: [...gravest.numbers] } : null;
  };
}
