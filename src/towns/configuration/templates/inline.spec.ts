import { describe, it, expect } from '@jest/globals';
import { endlessBlocks, inlineBlocks } from './inline.js';

describe('the blocks of a message', () => {
  it('are written in, blocks of blocks too', () => {
    const blocks = new Map([
      ['pied', "Fin. {% include 'ville' %}"],
      ['ville', '{{ town_name }}'],
    ]);
    expect(inlineBlocks("Bonjour. {%- include 'pied' -%}", blocks)).toBe('Bonjour. Fin. {{ town_name }}');
  });

  it('are left as they are when unknown or endless', () => {
    const blocks = new Map([
      ['a', "A{% include 'b' %}"],
      ['b', "B{% include 'a' %}"],
      ['c', 'C'],
    ]);
    expect(inlineBlocks("{% include 'x' %}", blocks)).toBe("{% include 'x' %}");
    expect(inlineBlocks("{% include 'a' %}", blocks)).toBe("AB{% include 'a' %}");
    expect(endlessBlocks(blocks)).toEqual(['a', 'b']);
  });

  it('may hold a dollar sign', () => {
    expect(inlineBlocks("{% include 'a' %}", new Map([['a', "$& $1 $'"]]))).toBe("$& $1 $'");
  });
});
