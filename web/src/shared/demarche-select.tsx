import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import type { Ref } from 'react';
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
      // In the page's own landmark, where readers of the screen look for it.
      comboboxProps={{ withinPortal: false }}
    />
  );
}
