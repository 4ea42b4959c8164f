import { register } from 'node:module';

/** For `node --import`: runs our sources as they are, without a build. */
register('./typescript-hooks.mjs', import.meta.url);
