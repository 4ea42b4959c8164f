import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { useDemarches } from '../api/contacts.js';
import { isFoundBy } from './is-found-by.js';

interface Given {
  town: string;
  label: string;
  value: string | null;
  onChoose: (demarche: string, title: string) => void;
  className?: string;
  field?: Ref<HTMLInputElement>;
}

const byWords: OptionsFilter = ({ options, search }) =>
  (options as ComboboxItem[]).filter(({ label }) => isFoundBy(label, search));

/** Any démarche of the town, found by any words of its name, with or without accents. */
export function DemarcheSelect({ town, label, value, onChoose, className, field }: Given) {
  const { data = [] } = useDemarches(town);
  return (
    <Select
      ref={field}
      className={className}
      label={label}
      placeholder="Écrivez quelques lettres"
      nothingFoundMessage="Aucune démarche ne porte ce nom"
      searchable
      filter={byWords}
      data={data.map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={(id, option) => id !== null && option && onChoose(id, option.label)}
      selectFirstOptionOnChange
      onKeyDownCapture={takeOnEnter}
      // In the page's own landmark, where readers of the screen look for it, and in it before it is seen.
      comboboxProps={{ withinPortal: false, keepMounted: true }}
    />
  );
}

/** Whoever types faster than a slow machine marks the first one gets the first one all the same. */
function takeOnEnter(event: KeyboardEvent<HTMLInputElement>): void {
  const { key, nativeEvent, currentTarget } = event;
  if (key === 'Escape' && currentTarget.getAttribute('aria-expanded') !== 'true') currentTarget.blur();
  if (key !== 'Enter' || nativeEvent.isComposing || currentTarget.value === '') return;
  const list = document.getElementById(currentTarget.getAttribute('aria-controls') ?? '');
  const option =
    list?.querySelector<HTMLElement>('[data-combobox-selected]') ??
    list?.querySelector<HTMLElement>('[data-combobox-option]');
  if (!option) return;
  event.preventDefault();
  event.stopPropagation();
  option.click();
}
