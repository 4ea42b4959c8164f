import type { Keep } from '../../src/dossiers/delivery.js';

/** For a deliverer on its own: what it writes leaves as it is. */
export const keepNothing: Keep = async (write) => (await write()).bytes;
