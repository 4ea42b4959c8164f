import { createHash } from 'node:crypto';

/** The page's only style. Contrasts are 4.5:1 at least, and every size follows the reader's own. */
export const style = `
:root { color-scheme: light; --ink: #1b1b1f; --soft: #55555f; --rail: #1f4e79; --line: #767680; --alert: #b3001b; --paper: #fff; --ground: #f4f5f7; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: var(--paper); }
header, footer { max-width: 42rem; margin: 0 auto; padding: 1rem; }
header { border-bottom: 4px solid var(--rail); background: var(--paper); font-weight: 700; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
legend { padding: 0; }
h2, legend { font-size: 1.15rem; font-weight: 700; line-height: 1.3; }
fieldset { border: 0; padding: 0; margin: 2rem 0 0; }
label, .label { display: block; font-weight: 600; }
.field { margin: 1.25rem 0; }
.hint { display: block; color: var(--soft); font-size: .925rem; margin: 0 0 .25rem; }
input:not([type=checkbox]), select, textarea { width: 100%; font: inherit; color: inherit; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); }
textarea { min-height: 11rem; resize: vertical; }
.choice { display: flex; gap: .6rem; align-items: flex-start; margin: .5rem 0; }
.choice label { font-weight: 400; }
.choice input { width: 1.25rem; height: 1.25rem; margin: .2rem 0 0; }
button { font: inherit; font-weight: 700; padding: .75rem 1.25rem; border: 2px solid var(--rail); border-radius: 4px; background: var(--rail); color: var(--paper); cursor: pointer; }
button.second { background: var(--paper); color: var(--rail); }
a { color: var(--rail); }
:focus-visible { outline: 3px solid var(--rail); outline-offset: 2px; }
.wrong { border-left: 4px solid var(--alert); padding-left: .9rem; }
.error { display: block; color: var(--alert); font-weight: 600; }
.summary { border: 2px solid var(--alert); padding: 1rem 1.25rem; margin: 0 0 1.5rem; }
.summary h2 { margin: 0 0 .5rem; }
.notice { border-left: 4px solid var(--rail); background: var(--ground); padding: .75rem 1rem; margin: 1.5rem 0; }
.trap { position: absolute; left: -999rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;

/** Nothing but this style, and a form that is sent to us: the page has no script and loads nothing. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
