import { z } from 'zod';
import { block } from './shape.js';

/** Of letters and links on white paper (WCAG 2.2, 1.4.3; RGAA 3.2). */
const leastContrast = 4.5;
const written = /^#[0-9a-f]{6}$/i;

const colour = z
  .string()
  .regex(written, 'expected a colour written "#rrggbb", between quotes')
  .superRefine((value, context) => {
    if (!written.test(value) || contrastOnWhite(value) >= leastContrast) return;
    // Rounded down: 4.49 must not read 4.5.
    const found = Math.floor(contrastOnWhite(value) * 10) / 10;
    context.addIssue({
      code: 'custom',
      message: `expected a darker colour: its contrast on white is ${found}:1, letters need ${leastContrast}:1`,
    });
  });

/** What the town's messages look like; without it they are black on white. */
export const look = block({ colour });

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
function contrastOnWhite(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
