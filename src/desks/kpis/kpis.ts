import { answering } from './answering.js';
import { arriving } from './arriving.js';
import type { Kpi } from './kpi.js';
import { telling } from './telling.js';

const byNumber = (kpi: Kpi) => Number(kpi.id.slice(1));

/** K1 to K17 (docs/domain/rules.md, section 10), in order: what is counted, in which view (migration 0019). docs/kpis.md lists them. */
export const kpis: readonly Kpi[] = [...arriving, ...telling, ...answering].sort(
  (one, other) => byNumber(one) - byNumber(other),
);
