import { bareType, isShownAsText } from './media-types.js';

const shownInTheBrowser = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'text/plain'];

/**
 * Headers under which a document from outside is harmless: its type is not guessed, it has no script, no form and no
 * origin, and what a browser could run is saved to disk instead of shown.
 */
export function safeHeaders(name: string, givenType: string): Record<string, string> {
  const type = isShownAsText(givenType) ? 'text/plain' : bareType(givenType);
  const isShown = shownInTheBrowser.includes(type);
  return {
    'content-type': type === 'text/plain' ? 'text/plain; charset=utf-8' : isShown ? type : 'application/octet-stream',
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${rfc8187(name)}`,
    'x-content-type-options': 'nosniff',
    // Chromium's own reader of PDF does not open in a sandbox; it is one by itself.
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'${type === 'application/pdf' ? '' : '; sandbox'}`,
    'cache-control': 'private, no-store',
  };
}

function rfc8187(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
