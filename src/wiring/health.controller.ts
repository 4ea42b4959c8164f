import { Controller, Get, HttpStatus, Inject, Optional, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LanguageModel } from '../pipeline/qualification/index.js';
import { TownDatabase } from '../platform/database/index.js';
import { HandOver } from '../platform/queues/index.js';
import { Watchers } from './watchers.js';

type Check = { ok: boolean; [detail: string]: unknown };
const answerMs = 2_000;

/** For whoever keeps the process running. Says which part is away, and no name or address. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: TownDatabase,
    private readonly queues: HandOver,
    private readonly languageModels: LanguageModel,
    @Optional() @Inject(Watchers) private readonly watchers: Watchers | null,
  ) {}

  /** The process answers. */
  @Get('live')
  live(): { ok: true } {
    return { ok: true };
  }

  /** It can also do its work; 503 and the parts that are away when it cannot. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Record<string, unknown>> {
    const [database, queue] = await Promise.all([
      checked(async () => void (await this.database.query('SELECT 1'))),
      checked(async () => ({ waiting: await this.queues.depth() })),
    ]);
    const mailboxes = (this.watchers?.mailboxStates() ?? []).map(({ connected, lastError }) => ({
      ok: connected && !lastError,
      lastError,
    }));
    const folders = (this.watchers?.folderStates() ?? []).map(({ folder, reachable, waiting, lastError }) => ({
      ok: reachable && !lastError,
      folder,
      waiting,
      lastError,
    }));
    const languageModels = this.languageModels.states();
    // A mailbox or a folder that is away is told, but the telephone must go on ringing here.
    if (!database.ok || !queue.ok) reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { ok: database.ok && queue.ok, database, queue, mailboxes, folders, languageModels };
  }
}

async function checked(look: () => Promise<object | void>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), answerMs);
  });
  try {
    return { ok: true, ...(await Promise.race([look(), late])) };
  } catch {
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}
