import { makeSecret } from './secret.js';

/** What a key says before it is believed. */
export interface ApiKeyText {
  townId: string;
  keyId: string;
  secret: string;
}

const form = /^aig_([0-9a-f]{32})_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

/** `aig_TOWN_KEY_SECRET`. It names its town, because row-level security shows no key to whoever has not named one. */
export function composeApiKey(townId: string, keyId: string): ApiKeyText & { text: string } {
  const secret = makeSecret();
  return { townId, keyId, secret, text: ['aig', withoutDashes(townId), withoutDashes(keyId), secret].join('_') };
}

/** Null when it is not a key of ours. */
export function parseApiKey(text: string): ApiKeyText | null {
  const [, townId, keyId, secret] = form.exec(text) ?? [];
  if (!townId || !keyId || !secret) return null;
  return { townId: withDashes(townId), keyId: withDashes(keyId), secret };
}

const withoutDashes = (uuid: string) => uuid.replaceAll('-', '');
const withDashes = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
