import { h } from './dom.js';

let current = null;

/** Opens a menu under a button. Items are `{label, run, danger?, testid?}`; arrow keys move, Escape closes. */
export function openMenu(button, items) {
  closeMenu();
  const menu = h(
    'div',
    { class: 'menu', role: 'menu', testid: 'menu' },
    items.map((item) =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: item.danger ? 'danger-text' : '',
          testid: item.testid,
          title: item.title,
          onclick() {
            closeMenu();
            item.run();
          },
        },
        item.label,
      ),
    ),
  );
  if (items.every((item) => item.compact)) menu.classList.add('menu-row');
  // Inside a modal dialog only the dialog's own content can be reached.
  (button.closest('dialog') ?? document.body).append(menu);
  place(menu, button);
  menu.addEventListener('keydown', (event) => move(menu, event));
  menu.querySelector('button')?.focus();
  current = { menu, button };
  setTimeout(() => document.addEventListener('click', outside), 0);
}

export function closeMenu() {
  if (current === null) return false;
  const { menu, button } = current;
  current = null;
  document.removeEventListener('click', outside);
  const hadFocus = menu.contains(document.activeElement);
  menu.remove();
  if (hadFocus) button.focus();
  return true;
}

function outside(event) {
  if (current !== null && !current.menu.contains(event.target)) closeMenu();
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + 4 + height < window.innerHeight;
  menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

function move(menu, event) {
  const items = [...menu.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  if (event.key in steps) {
    event.preventDefault();
    items.at((at + steps[event.key] + items.length) % items.length)?.focus();
  }
  if (event.key === 'Tab') closeMenu();
}
