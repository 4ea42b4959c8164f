/** Why the last action did not go through; said aloud as it appears. */
export function Refusal({ error }: { error: Error | null }) {
  return (
    <div role="alert">
      {error && <p style={{ color: 'var(--red-ink)', margin: '8px 0 0', fontWeight: 600 }}>{error.message}</p>}
    </div>
  );
}
