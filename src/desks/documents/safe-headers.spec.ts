import { safeHeaders } from './safe-headers.js';

describe('a document from outside', () => {
  it.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'application/javascript', 'nonsense'])(
    'of type %s is saved, never shown',
    (type) => {
      const headers = safeHeaders('page', type);
      expect(headers['content-disposition']).toMatch(/^attachment/);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-security-policy']).toContain('sandbox');
    },
  );

  it.each(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'text/plain; charset=iso-8859-1'])(
    'of type %s is shown',
    (type) => {
      expect(safeHeaders('x', type)['content-disposition']).toMatch(/^inline/);
      expect(safeHeaders('x', type)['x-content-type-options']).toBe('nosniff');
    },
  );

  it('that is a raw mail is shown as text, whatever page it contains', () => {
    expect(safeHeaders('a.eml', 'message/rfc822')['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('keeps its name, and nothing in it becomes a header', () => {
    expect(safeHeaders('reçu (1)"\r\nX: y.pdf', 'application/pdf')['content-disposition']).toBe(
      "inline; filename*=UTF-8''re%C3%A7u%20%281%29%22%0D%0AX%3A%20y.pdf",
    );
  });
});
