import { html, nothing, render } from 'lit-html';
import { emojiText } from './emoji.ts';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  readonly danger?: boolean;
  readonly testid?: string;
  readonly title?: string;
}

let current: { readonly menu: HTMLElement; readonly button: HTMLElement } | null = null;

/** Opens a menu under a button; `row` puts its items side by side. Arrow keys move, Escape closes. */
export function openMenu(button: HTMLElement, items: readonly MenuItem[], row = false): void {
  closeMenu();
  const menu = document.createElement('div');
  menu.className = row ? 'menu menu-row' : 'menu';
  menu.setAttribute('role', 'menu');
  menu.dataset.testid = 'menu';
  render(items.map(itemOf), menu);
  // Inside a modal dialog only the dialog's own content can be reached.
  (button.closest('dialog') ?? document.body).append(menu);
  place(menu, button);
  menu.addEventListener('keydown', (event) => move(menu, event));
  menu.querySelector('button')?.focus();
  current = { menu, button };
  setTimeout(() => document.addEventListener('click', closeFromOutside), 0);
}

function itemOf(item: MenuItem) {
  const run = () => {
    closeMenu();
    item.run();
  };
  return html`<button type="button" role="menuitem" class=${item.danger ? 'danger-text' : ''} data-testid=${item.testid ?? nothing} title=${item.title ?? nothing} @click=${run}>${emojiText(item.label)}</button>`;
}

/** Closes the open menu; false where there was none. */
export function closeMenu(): boolean {
  if (current === null) return false;
  const { menu, button } = current;
  current = null;
  document.removeEventListener('click', closeFromOutside);
  const hadFocus = menu.contains(document.activeElement);
  menu.remove();
  if (hadFocus) button.focus();
  return true;
}

function closeFromOutside(event: MouseEvent): void {
  if (event.target instanceof Node && !current?.menu.contains(event.target)) closeMenu();
}

function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const fitsBelow = at.bottom + 4 + height < window.innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
  menu.style.top = `${fitsBelow ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function move(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll('button')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const step = STEPS[event.key];
  if (step !== undefined) {
    event.preventDefault();
    items.at((at + step + items.length) % items.length)?.focus();
  }
  if (event.key === 'Tab') closeMenu();
}
