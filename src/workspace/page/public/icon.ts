import { html, type TemplateResult } from 'lit-html';

export type IconName = keyof typeof ICONS;

/** A line icon from a path of a 24-unit grid; decoration only. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

const ICONS = {
  hash: 'M9 4L7 20M17 4l-2 16M4.5 9h16M3.5 15h16',
  send: 'M4 12l16-8-5 16-3.5-6.5z',
  code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M4 5h16v11H11l-5 4v-4H4z',
  smile:
    'M12 21a9 9 0 100-18 9 9 0 000 18zM8.5 14.5c1 1.6 2.2 2.2 3.5 2.2s2.5-.6 3.5-2.2M9 9.5h.010M15 9.5h.010',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  menu: 'M4 6h16M4 12h16M4 18h16',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  quote: 'M7 8h4v5c0 2-1 3-3 4M15 8h4v5c0 2-1 3-3 4',
  spark: 'M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
};
