import { Controller, Get, HttpStatus, Ip, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { FileLink, LinkedFile } from '../../dossiers/file-links.js';
import { Towns, type Town } from '../../towns/index.js';
import { behindSecret } from './behind-secret.js';
import { filesPage, noMoreFilesPage } from './html/files-page.js';
import { sendPage } from './html/send-page.js';
import { LinkedFiles } from './linked-files.js';

/** Where the files are that were too large for a mail. Scanners of mail may open every link: it changes nothing. */
@ApiExcludeController()
@Controller('fichiers/:town/:secret')
export class FilesPageController {
  constructor(
    private readonly files: LinkedFiles,
    private readonly towns: Towns,
  ) {}

  @Get()
  show(
    @Param('town') slug: string,
    @Param('secret') secret: string,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.behind(slug, secret, address, reply, (town, link) =>
      sendPage(reply, HttpStatus.OK, filesPage(town, link, secret)),
    );
  }

  @Get(':file')
  fetch(
    @Param('town') slug: string,
    @Param('secret') secret: string,
    @Param('file') id: string,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.behind(slug, secret, address, reply, async (town, { files }) => {
      const file = files.find((each) => each.id === id);
      if (!file) return sendPage(reply, HttpStatus.NOT_FOUND, noMoreFilesPage());
      await reply.headers(savedAs(file)).send(await this.files.read(town, file));
    });
  }

  private behind(
    slug: string,
    secret: string,
    address: string,
    reply: FastifyReply,
    show: (town: Town, link: FileLink) => Promise<void>,
  ): Promise<void> {
    return behindSecret(reply, noMoreFilesPage, async () => {
      const town = await this.towns.bySlug(slug);
      const link = town && (await this.files.find(town, secret, address));
      return link && (() => show(town, link));
    });
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
