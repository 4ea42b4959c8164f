import { isPostalOnly } from './postal-only.js';

const postalAddress = ['3 rue Pasteur', '42998 Saint-Aubin-sur-Gier'];
const mobile = '+33639984101';

describe('whoever hears from us by post alone (J26)', () => {
  it('wrote a letter, whatever it bears (EL-10)', () => {
    expect(isPostalOnly('letter', { postalAddress, email: 'a@b.example', phone: mobile })).toBe(true);
  });

  it('or gave an address at the counter or on the form, and nothing a message goes to', () => {
    expect(isPostalOnly('counter', { postalAddress, phone: '+33465714199' })).toBe(true);
    expect(isPostalOnly('web_form', { postalAddress })).toBe(true);
    expect(isPostalOnly('counter', { postalAddress, phone: mobile })).toBe(false);
    expect(isPostalOnly('web_form', { postalAddress, email: 'a@b.example' })).toBe(false);
    expect(isPostalOnly('counter', {})).toBe(false);
  });

  it('and neither wrote a mail nor called', () => {
    expect(isPostalOnly('email', { postalAddress })).toBe(false);
    expect(isPostalOnly('call', { postalAddress })).toBe(false);
  });
});
