import { Progress } from '@mantine/core';

/** « 82 % », with its bar. `confidence` goes from 0 to 1. */
export function Confidence({ confidence, of }: { confidence: number; of: string }) {
  const percent = Math.round(confidence * 100);
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      <Progress.Root size={6} style={{ flex: 1, minWidth: 48 }}>
        <Progress.Section value={percent} aria-label={`Confiance : ${of}`} />
      </Progress.Root>
      <span className="quiet" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {percent} %
      </span>
    </span>
  );
}
