import type { FieldError } from '../../../platform/http/index.js';
import { html, type Html } from './html.js';

/** What was typed and what is wrong with it, by field. */
export interface Filled {
  values: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
}

export interface Field {
  name: string;
  label: string;
  hint?: string;
  /** What the browser may fill in by itself (WCAG 1.3.5). */
  autocomplete?: string;
  type?: 'text' | 'email' | 'tel';
  maxlength?: number;
  required?: boolean;
}

export function textField(filled: Filled, field: Field): Html {
  const { name, type = 'text', autocomplete, maxlength, required } = field;
  return around(
    filled,
    field,
    html`<input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${filled.values[name] ?? ''}"
      ${
        autocomplete && html` autocomplete="${autocomplete}"`
      }${maxlength !== undefined && html` maxlength="${maxlength}"`}${
        required === true && html` required`
      }${described(filled, field)}
    />`,
  );
}

export function textArea(filled: Filled, field: Field & { rows: number }): Html {
  const { name, autocomplete, maxlength, required, rows } = field;
  return around(
    filled,
    field,
    html`<textarea
      id="${name}"
      name="${name}"
      rows="${rows}"
      ${
        autocomplete && html` autocomplete="${autocomplete}"`
      }${maxlength !== undefined && html` maxlength="${maxlength}"`}${
        required === true && html` required`
      }${described(filled, field)}
    >
${filled.values[name] ?? ''}</textarea>`,
  );
}

export function choice(filled: Filled, field: Field, options: readonly { value: string; text: string }[]): Html {
  const chosen = filled.values[field.name] ?? '';
  return around(
    filled,
    field,
    html`<select id="${field.name}" name="${field.name}" ${described(filled, field)}>
      ${options.map(({ value, text }) => html`<option value="${value}" ${value === chosen && html` selected`}>${text}</option>`)}
    </select>`,
  );
}

export function errorOf({ errors }: Filled, name: string): string | null {
  return errors.find(({ field }) => field.split('.')[0] === name)?.message ?? null;
}

function around(filled: Filled, { name, label, hint, required }: Field, control: Html): Html {
  const error = errorOf(filled, name);
  return html`<div class="field${error !== null && ' wrong'}">
    <label for="${name}">${label}${required === true && ' (obligatoire)'}</label>
    ${hint !== undefined && html`<span class="hint" id="${name}-hint">${hint}</span>`}
    ${error !== null && html`<span class="error" id="${name}-error">${error}</span>`} ${control}
  </div>`;
}

function described(filled: Filled, { name, hint }: Field): Html | null {
  const error = errorOf(filled, name);
  const ids = [hint !== undefined && `${name}-hint`, error !== null && `${name}-error`].filter(Boolean);
  if (ids.length === 0) return null;
  return html` aria-describedby="${ids.join(' ')}"${error !== null && html` aria-invalid="true"`}`;
}
