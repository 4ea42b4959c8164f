import { Module, type DynamicModule } from '@nestjs/common';
import { DEMO_WORLD, DemoController, type DemoWorld } from './demo.controller.js';

/** The demo's own page parts: its buttons, and the usagers' side. */
@Module({})
export class DemoModule {
  static register(world: DemoWorld): DynamicModule {
    return { module: DemoModule, controllers: [DemoController], providers: [{ provide: DEMO_WORLD, useValue: world }] };
  }
}
