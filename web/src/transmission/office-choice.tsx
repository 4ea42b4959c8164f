import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Office } from '../api/types.js';
import { inPairs } from '../shared/phone.js';

interface Given {
  /** Competent for the town, the likeliest first. */
  offices: readonly Office[];
  office: Office;
  onChange: (office: Office) => void;
}

/** The office that was found; another of its kind, or a corrected address, when a person knows better. */
export function OfficeChoice({ offices, office, onChange }: Given) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <address style={{ fontStyle: 'normal' }}>
        <strong>{office.name}</strong>
        <br />
        {office.address.length > 0 ? office.address.join(', ') : 'Adresse postale inconnue'}
        <br />
        {[office.email, office.phone && inPairs(office.phone), office.opening].filter(Boolean).join(' — ')}
      </address>
      {!isOpen && (
        <Button size="xs" variant="default" mt={6} onClick={() => setOpen(true)} aria-label="Changer de destinataire">
          Changer
        </Button>
      )}
      {isOpen && (
        <Stack gap="sm" mt="sm">
          {offices.length > 1 && (
            <Radio.Group
              label="Quel bureau ?"
              value={office.name}
              onChange={(name) => onChange(offices.find((one) => one.name === name)!)}
            >
              <Stack gap={6} mt={6}>
                {offices.map(({ name }) => (
                  <Radio key={name} value={name} label={name} />
                ))}
              </Stack>
            </Radio.Group>
          )}
          <TextInput
            label="Nom du bureau"
            value={office.name}
            onChange={({ currentTarget }) => onChange({ ...office, name: currentTarget.value })}
          />
          <Textarea
            label="Adresse postale"
            rows={4}
            value={office.address.join('\n')}
            onChange={({ currentTarget }) => onChange({ ...office, address: currentTarget.value.split('\n') })}
            onBlur={() => onChange({ ...office, address: office.address.map((line) => line.trim()).filter(Boolean) })}
          />
          <TextInput
            type="email"
            label="Adresse électronique"
            value={office.email ?? ''}
            onChange={({ currentTarget }) => onChange({ ...office, email: currentTarget.value.trim() || null })}
          />
        </Stack>
      )}
    </div>
  );
}
