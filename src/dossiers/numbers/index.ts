export { asDigits } from './as-digits.js';
export { saidNumbers, type SaidNumber } from './said-numbers.js';
export { hasCheckDigit } from './check-digit.js';
export { readNumber } from './read-number.js';
