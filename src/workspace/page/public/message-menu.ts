import { html, nothing, type TemplateResult } from 'lit-html';
import { copyText } from './code.ts';
import { edit } from './editor.ts';
import { QUICK_REACTIONS } from './emoji.ts';
import { type IconName, icon } from './icon.ts';
import { type MenuItem, openMenu } from './menu.ts';
import type { MessageView } from './message.ts';
import { typedText } from './rich-text.ts';
import { act, store } from './store.ts';
import { toast, toastError } from './toast.ts';
import type { Message } from './types.ts';

/** The buttons beside a message. */
export function toolbar(message: Message, view: MessageView): TemplateResult {
  const { channel, ts } = message;
  if (message.ephemeral)
    return html`<div class="toolbar">${tool('close', 'Dismiss this message', 'dismiss', () => run('dismiss', { channel, ts }))}</div>`;
  return html`<div class="toolbar" role="toolbar" aria-label="Message actions">
    ${tool('smile', 'Add a reaction', 'react', (button) => openMenu(button, reactionItems(message), true))}
    ${view.inThread ? nothing : tool('reply', 'Reply in a thread', 'reply', () => view.openThread(ts))}
    ${tool('more', 'More actions', 'more', (button) => openMenu(button, menuItems(message, view)))}
  </div>`;
}

function tool(
  name: IconName,
  label: string,
  testid: string,
  onClick: (button: HTMLElement) => void,
): TemplateResult {
  const click = (event: Event) => event.currentTarget instanceof HTMLElement && onClick(event.currentTarget);
  return html`<button type="button" title=${label} aria-label=${label} data-testid="message-${testid}" @click=${click}>${icon(name)}</button>`;
}

function run(action: string, details: object): void {
  act(action, details).catch(toastError);
}

function reactionItems({ channel, ts }: Message): MenuItem[] {
  return QUICK_REACTIONS.map((name) => ({
    label: `:${name}:`,
    title: `:${name}:`,
    testid: `react-${name}`,
    run: () => run('react', { channel, ts, name, on: true }),
  }));
}

function menuItems(message: Message, view: MessageView): MenuItem[] {
  const place = { channel: message.channel, ts: message.ts };
  const own: MenuItem[] = [
    { label: 'Edit message', testid: 'edit', run: () => edit(message, view.inThread) },
    { label: 'Delete message', danger: true, testid: 'delete', run: () => run('remove', place) },
  ];
  return [
    ...store.shortcuts.map(({ name, callbackId }) => ({
      label: name,
      testid: `shortcut-${callbackId}`,
      run: () => void runShortcut(place, callbackId),
    })),
    { label: 'Copy text', run: () => void copyText(typedText(message)) },
    {
      label: 'Forward to this channel',
      run: () => run('post', { channel: store.look.channel, text: '', forward: place }),
    },
    ...(message.user === store.look.user ? own : []),
  ];
}

async function runShortcut(place: object, callbackId: string): Promise<void> {
  try {
    const { acked } = await act('shortcut', { ...place, callbackId });
    if (!acked) toast('The app did not answer in time.', 'error');
  } catch (error) {
    toastError(error);
  }
}
