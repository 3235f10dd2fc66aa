import type { ChannelMode } from '../store/channel-settings.ts';

/** What somebody wants with `/callcheck …`. */
export type CommandRequest =
  | { readonly kind: 'paste' }
  | { readonly kind: 'help' }
  | { readonly kind: 'show-mode' }
  | { readonly kind: 'set-mode'; readonly mode: ChannelMode }
  | { readonly kind: 'unknown-mode' }
  | { readonly kind: 'check'; readonly text: string };

/** Reads the words after the command. Everything that is no known word is something to check. */
export function readCommand(text: string): CommandRequest {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'paste' };
  if (/^help[.?!]?$/i.test(trimmed)) return { kind: 'help' };
  const [word, mode, more] = trimmed.toLowerCase().split(/\s+/, 3);
  if (word !== 'mode' || more !== undefined) return { kind: 'check', text };
  if (mode === undefined) return { kind: 'show-mode' };
  return mode === 'auto' || mode === 'mention' || mode === 'off'
    ? { kind: 'set-mode', mode }
    : { kind: 'unknown-mode' };
}
