/** Signs that show nothing, or change the direction of what follows. Those that join letters (Persian) and pictures (ZWJ) are no part. */
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const turning = /[\u202a-\u202e\u2066-\u2069]/;

export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}

/** True when what is shown may be read in another order than it is written: « \u202eerotcoD ». The marks that Arabic needs do not count. */
export function turnsReadingOrder(text: string): boolean {
  return turning.test(text);
}
