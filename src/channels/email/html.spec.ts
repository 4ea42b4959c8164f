import { describe, expect, it } from '@jest/globals';
import { htmlOfText } from './html-of-text.js';
import { htmlToText } from './html-to-text.js';

describe('words of an HTML mail', () => {
  it.each([
    ['<p>Un</p><p>Deux</p>', 'Un\n\nDeux'],
    ['<div>Un</div><div>Deux</div><div><br></div><div><div>Trois</div></div>', 'Un\nDeux\n\nTrois'],
    ['Liste<ul><li>un</li><li><p>deux</p></li></ul>fin', 'Liste\n\n- un\n- deux\n\nfin'],
    ['Prix &lt;&nbsp;5&euro; &amp; &#233;t&#xE9; &inconnu; &#0;fin', 'Prix < 5€ & été &inconnu; fin'],
    ['a < b et c > d', 'a < b et c > d'],
    ['<div>Merci<blockquote><div>Ancien<br>mail</div></blockquote></div>', 'Merci\n\n> Ancien\n> mail'],
    ['<table><tr><td>Nom</td><td>Garcia</td></tr></table>', 'Nom Garcia'],
    ['<style>p{}</style>Visible<script>alert("</p>")</script>', 'Visible'],
    ['<STYLE>jamais ferme <p>Bonjour', 'jamais ferme\n\nBonjour'],
    ['<a title="x > y">lien</a', ' y">lien'.trim()],
    ['<p>Inès <ines@courriel.example> a écrit :<br>oui</p>', 'Inès <ines@courriel.example> a écrit :\noui'],
    ['<p>Inès <ines@courriel.example>oui</ines@courriel.example></p>', 'Inès <ines@courriel.example>oui'],
    ['<a href=mailto:ines@courriel.example>moi</a> <b\nid="x@y">gras</b>', 'moi gras'],
    ['texte <!-- jamais ferme', 'texte'],
    ['İstanbul <script>x</script>fin', 'İstanbul fin'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('come out of a mail written to be slow, too', () => {
    const hostile = [
      '<script>'.repeat(200_000),
      '<!--'.repeat(200_000),
      '<'.repeat(1_000_000),
      '&'.repeat(1_000_000),
      '<blockquote>'.repeat(50_000),
      '<a@'.repeat(300_000),
    ];
    for (const html of hostile) expect(typeof htmlToText(html)).toBe('string');
  });
});

describe('HTML of a message', () => {
  const letterhead = { name: 'Ville & Co', subject: 'Réponse <vite>' };

  it('escapes everything, and links only pages and mailboxes', () => {
    const html = htmlOfText(
      'Bonjour "M. <O\'Neil>" & fils\nhttps://ville.example/a?b="c>\n\n\njavascript:alert(1) contact@ville.example.',
      letterhead,
    );
    expect(html).toContain('<p>Bonjour &#34;M. &#60;O&#39;Neil&#62;&#34; &#38; fils<br>');
    expect(html).toContain(
      'href="https://ville.example/a?b=" style="color:#1b1b1f">https://ville.example/a?b=</a>&#34;c&#62;</p>',
    );
    expect(html).toContain('<p>javascript:alert(1) <a href="mailto:contact@ville.example"');
    expect(html.match(/<a /g)).toHaveLength(2);
    expect(html).toContain('<title>Réponse &#60;vite&#62;</title>');
    expect(html).toContain('Ville &#38; Co</p>');
  });

  it('says its language, its subject as the one heading, and its lists as lists (CA-06, RGAA 8.3, 9.1, 9.3)', () => {
    const html = htmlOfText('Il nous manque :\n– Livret de famille\n– Budget\n\nMerci.', letterhead);
    expect(html).toContain('<html lang="fr">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain(
      '<p>Il nous manque\u00a0:</p>\n<ul>\n<li>Livret de famille</li>\n<li>Budget</li>\n</ul>\n<p>Merci.</p>',
    );
    expect(html).not.toMatch(/<img|<script|url\(|<table/);
  });

  it("bears the town's colour, and nothing of another", () => {
    const html = htmlOfText('Voir https://ville.example.', { ...letterhead, colour: '#1f4e79' });
    expect(html).toContain('border-bottom:4px solid #1f4e79');
    expect(html).toContain('style="color:#1f4e79">https://ville.example</a>');
  });
});
