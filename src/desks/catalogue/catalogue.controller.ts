import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { chainOf } from '../../pipeline/routing/index.js';
import { ownerOf, Towns } from '../../towns/index.js';
import { Named } from '../dto/names.dto.js';
import { CatalogueEntry } from './catalogue-entry.dto.js';

const inFrenchOrder = new Intl.Collator('fr');

/** What there is to choose from in a town. */
@ApiTags('catalogue')
@Controller('api/towns/:town')
export class CatalogueController {
  constructor(private readonly towns: Towns) {}

  /** The démarches, by title. */
  @Get('demarches')
  @ApiOkResponse({ type: CatalogueEntry, isArray: true })
  async demarches(@CurrentCaller() caller: Caller, @Param('town') slug: string): Promise<CatalogueEntry[]> {
    const town = await this.towns.byId(inTownOf(caller, slug, 'see-contacts').townId);
    const entries = [...town.demarches.values()].map((demarche) => {
      const service = ownerOf(town, demarche).service;
      const { id, title, category, documents } = demarche;
      const chain = chainOf(town, demarche).map((one) => one.id);
      return {
        id,
        title,
        category,
        documents,
        chain,
        service: service ? { id: service.id, name: service.name } : null,
      };
    });
    return entries.sort((one, other) => inFrenchOrder.compare(one.title, other.title));
  }

  /** The services, by name. */
  @Get('services')
  @ApiOkResponse({ type: Named, isArray: true })
  async services(@CurrentCaller() caller: Caller, @Param('town') slug: string): Promise<Named[]> {
    const town = await this.towns.byId(inTownOf(caller, slug, 'see-contacts').townId);
    const services = [...town.services.values()].map(({ id, name }) => ({ id, name }));
    return services.sort((one, other) => inFrenchOrder.compare(one.name, other.name));
  }
}
