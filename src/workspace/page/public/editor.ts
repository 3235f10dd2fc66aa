import { html, type TemplateResult } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { typedText } from './rich-text.ts';
import { act, changed } from './store.ts';
import { toastError } from './toast.ts';
import type { Message } from './types.ts';

/** The message being edited, and in which of the two panes. */
let editing: { readonly ts: string; readonly inThread: boolean } | null = null;

export function isEditing({ ts }: Message, inThread: boolean): boolean {
  return editing?.ts === ts && editing.inThread === inThread;
}

/** Opens a message for editing; null closes the editor. */
export function edit(message: Message | null, inThread = false): void {
  editing = message === null ? null : { ts: message.ts, inThread };
  changed();
}

/** The box in which a message is edited. Enter saves, Escape leaves it as it was. */
export function editor(message: Message): TemplateResult {
  const text = typedText(message);
  const save = (area: HTMLTextAreaElement) => {
    edit(null);
    const { channel, ts } = message;
    if (area.value.trim() !== '') act('edit', { channel, ts, text: area.value }).catch(toastError);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      edit(null);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (event.currentTarget instanceof HTMLTextAreaElement) save(event.currentTarget);
  };
  const saveFromButton = (event: Event) => {
    const area =
      event.target instanceof Element ? event.target.closest('.editor')?.querySelector('textarea') : null;
    if (area) save(area);
  };
  return html`<div class="editor">
    <textarea class="text-input" data-testid="editor" aria-label="Edit message" spellcheck="false" rows=${Math.min(20, text.split('\n').length + 1)} .defaultValue=${text} @keydown=${keydown} ${ref(focus)}></textarea>
    <div class="dialog-actions">
      <button type="button" class="button" @click=${() => edit(null)}>Cancel</button>
      <button type="button" class="button primary" data-testid="save" @click=${saveFromButton}>Save</button>
    </div>
  </div>`;
}

function focus(area?: Element): void {
  if (!(area instanceof HTMLTextAreaElement)) return;
  setTimeout(() => {
    area.focus();
    area.parentElement?.scrollIntoView({ block: 'nearest' });
  }, 0);
}
