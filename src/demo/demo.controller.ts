import { Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentCaller, inTownOf, type Caller } from '../access/index.js';
import { TownDatabase } from '../platform/database/index.js';
import type { TownConfiguration } from '../towns/configuration/index.js';
import type { Carrier } from './carrier/index.js';
import type { Player } from './day/player.js';
import { scenes } from './day/scenes.js';
import type { DemoMail } from './mail/index.js';
import { lettersLeft, mailsLeft, smsLeft, type Left } from './usager-side.js';

export interface DemoWorld {
  player: Player;
  mail: DemoMail;
  carrier: Carrier;
  towns: readonly TownConfiguration[];
}
export const DEMO_WORLD = Symbol('DEMO_WORLD');

const shown = 100;

@ApiExcludeController()
@Controller('api/demo')
export class DemoController {
  constructor(
    @Inject(DEMO_WORLD) private readonly world: DemoWorld,
    private readonly database: TownDatabase,
  ) {}

  @Get()
  what() {
    return {
      towns: this.world.towns.map(({ slug }) => slug),
      scenes: scenes.map(({ id, label, channel, town }) => ({ id, label, channel, town })),
    };
  }

  /** Answers at once; what happens is seen on the page. */
  @Post('scenes/:id')
  @HttpCode(202)
  play(@Param('id') id: string): void {
    const scene = scenes.find((each) => each.id === id);
    if (!scene) throw new NotFoundException();
    this.world.player.play(scene, new Date()).catch(() => undefined);
  }

  /** What left the town hall, as the usagers got it; newest first. */
  @Get('usager')
  async usager(@CurrentCaller() caller: Caller, @Query('town') slug: string): Promise<{ messages: Left[] }> {
    const { townId } = inTownOf(caller, slug, 'see-contacts');
    const town = this.world.towns.find((each) => each.slug === slug)!;
    const messages = [
      ...mailsLeft(this.world.mail, town),
      ...smsLeft(this.world.carrier, town),
      ...(await lettersLeft(this.database, townId)),
    ];
    return { messages: messages.sort((a, b) => b.at.localeCompare(a.at)).slice(0, shown) };
  }
}
