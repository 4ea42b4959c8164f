import { describe, expect, it } from '@jest/globals';
import { NotXml, parseXml } from './xml.js';

describe('a document read as the carrier reads it', () => {
  it('gives elements, attributes and text, entities undone', () => {
    const document =
      '<?xml version="1.0" encoding="UTF-8"?><!-- note --><Response><Say language="fr-FR" voice=\'L&#233;a\'>' +
      'Voirie &amp; propret&#xE9; &lt;accueil&gt;</Say><Hangup/></Response>';
    expect(parseXml(document)).toEqual({
      name: 'Response',
      attributes: {},
      text: '',
      children: [
        {
          name: 'Say',
          attributes: { language: 'fr-FR', voice: 'Léa' },
          text: 'Voirie & propreté <accueil>',
          children: [],
        },
        { name: 'Hangup', attributes: {}, text: '', children: [] },
      ],
    });
  });

  it.each([
    ['nothing', ''],
    ['words', 'bonjour'],
    ['an element left open', '<Response><Say>a</Response>'],
    ['a bare ampersand', '<Response><Say>a & b</Say></Response>'],
    ['a bare ampersand in an address', '<Response><Redirect>/a?b=1&c=2</Redirect></Response>'],
    ['two roots', '<Response/><Response/>'],
    ['an attribute without quotes', '<Response><Pause length=1/></Response>'],
    ['a closing tag too many', '<Response></Response></Response>'],
  ])('refuses %s', (_, document) => {
    expect(() => parseXml(document)).toThrow(NotXml);
  });
});
