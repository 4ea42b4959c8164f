import { Controller, Get, HttpStatus, Ip, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { LinkedFile } from '../../dossiers/file-links.js';
import { Towns, type Town } from '../../towns/index.js';
import { behindSecret } from './behind-secret.js';
import { filesPage, noMoreFilesPage } from './html/files-page.js';
import { sendPage } from './html/send-page.js';
import { LinkedFiles } from './linked-files.js';

/** Where the files are that were too large for a mail. Scanners of mail may open every link: it changes nothing. */
@ApiExcludeController()
@Controller('fichiers')
export class FilesPageController {
  constructor(
    private readonly files: LinkedFiles,
    private readonly towns: Towns,
  ) {}

  /**
   * `<town>/<secret>`, and behind it the id of a file. One route for whatever is asked here: mail programmes cut long links, and a
   * usager reads the same words of each that leads nowhere.
   */
  @Get(['', '*'])
  show(@Param('*') path: string | undefined, @Ip() address: string, @Res() reply: FastifyReply): Promise<void> {
    return behindSecret({ path, towns: this.towns, reply }, noMoreFilesPage, async (town, secret, [id, ...beyond]) => {
      const link = beyond.length === 0 ? await this.files.find(town, secret, address) : null;
      if (!link) return null;
      if (id === undefined) return () => sendPage(reply, HttpStatus.OK, filesPage(town, link, secret));
      const file = link.files.find((each) => each.id === id);
      return file ? () => this.send(reply, town, file) : null;
    });
  }

  private async send(reply: FastifyReply, town: Town, file: LinkedFile): Promise<void> {
    await reply.headers(savedAs(file)).send(await this.files.read(town, file));
  }
}

/** Never shown by the browser: it comes from outside, and nothing in it may run at our address. Its name as of RFC 8187. */
function savedAs({ name }: LinkedFile): Record<string, string> {
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${coded}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  };
}
