import { useEffect, useState } from 'react';

export type ShortcutKey = '1' | '2' | '3' | '4' | '5' | '/' | 's' | 'n' | 'u';

const stored = 'raccourcis';

/** Whether the person wants one-key shortcuts: whoever speaks to their computer types keys without meaning to (WCAG 2.1.4). */
export function useShortcutsSwitch(): [isOn: boolean, turn: (on: boolean) => void] {
  const [isOn, setOn] = useState(() => window.localStorage.getItem(stored) !== 'non');
  const turn = (on: boolean) => {
    window.localStorage.setItem(stored, on ? 'oui' : 'non');
    setOn(on);
  };
  return [isOn, turn];
}

/** Runs what a key stands for, wherever the focus is, unless somebody is writing. A key without its deed is left alone. */
export function useShortcuts(isOn: boolean, deeds: Partial<Record<ShortcutKey, () => void>>): void {
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      const key = shortcutOf(event);
      const deed = key && deeds[key];
      if (!deed || isBusyElsewhere(event)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

/** Digits by their place: on a French keyboard the key of 1 writes « & ». */
function shortcutOf({ code, key }: KeyboardEvent): ShortcutKey | null {
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
  if (digit) return digit as ShortcutKey;
  const letter = key.toLowerCase();
  return ['/', 's', 'n', 'u'].includes(letter) ? (letter as ShortcutKey) : null;
}

/** Somebody is writing, or has a dialog before them. */
function isBusyElsewhere({ target, ctrlKey, metaKey, altKey, defaultPrevented, repeat }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented || repeat) return true;
  const writes = target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select');
  return writes || document.querySelector('[role="dialog"]') !== null;
}
