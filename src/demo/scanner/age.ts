import sharp, { type Sharp } from 'sharp';

const SCAN_WIDTH_PIXELS = 2067; // A4 at 250 dpi

/** Lays a sheet askew on the glass, and adds the grain and the shadow of an old scanner. */
export async function age(
  sheet: Sharp,
  { tiltDegrees, noise }: { tiltDegrees: number; noise: number },
): Promise<Sharp> {
  const { data, info } = await sheet
    .resize({ width: SCAN_WIDTH_PIXELS })
    .rotate(tiltDegrees, { background: 'white' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  addGrain(new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), info.width, noise);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } }).withMetadata({ density: 250 });
}

/**
 * The right of the sheet is darker, and every pixel a little off: always by the same numbers, because a test that fails
 * must fail again (linear congruential generator, Numerical Recipes). In place, six million pixels: kept free of calls.
 */
function addGrain(pixels: Uint8ClampedArray, width: number, noise: number): void {
  let state = 1;
  for (let i = 0; i < pixels.length; i++) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    const shadow = ((i % width) / width) * 60;
    const grain = (state / 4294967296 - 0.5) * 500;
    pixels[i] = (pixels[i] ?? 0) + (grain - shadow) * noise;
  }
}
