import { describeError, type Logger } from '../../platform/logs/index.js';
import type { Player } from './player.js';
import { scenes } from './scenes.js';

const firstScenes = 5;
const firstPauseMs = 4_000;
const laterPauseMs = 45_000;

/** Lets the day pass: the first scenes in half a minute, so that there is something to see, then one now and then. */
export class Day {
  private timer: NodeJS.Timeout | null = null;
  private playing: Promise<void> = Promise.resolve();
  private next = 0;

  constructor(
    private readonly player: Player,
    private readonly logger: Logger,
  ) {}

  begin(): void {
    this.schedule(0);
  }

  async end(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.playing;
  }

  private schedule(pauseMs: number): void {
    this.timer = setTimeout(() => {
      this.playing = this.playOne();
    }, pauseMs);
  }

  private async playOne(): Promise<void> {
    const scene = scenes[this.next % scenes.length]!;
    this.next += 1;
    try {
      await this.player.play(scene, new Date());
    } catch (error) {
      this.logger.warn({ scene: scene.id, ...describeError(error) }, 'a scene of the demo could not be played');
    }
    if (this.timer) this.schedule(this.next < firstScenes ? firstPauseMs : laterPauseMs);
  }
}
