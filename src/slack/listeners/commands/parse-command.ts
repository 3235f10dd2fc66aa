import type { ChannelMode } from '../../../store/channel-settings.ts';
import { nearestNames } from '../../../validator/text/nearest.ts';

/** What somebody wants with `/callcheck …`. */
export type CommandRequest =
  | { readonly kind: 'paste' }
  | { readonly kind: 'help' }
  | { readonly kind: 'show-mode' }
  | { readonly kind: 'set-mode'; readonly mode: ChannelMode }
  | { readonly kind: 'unknown-mode' }
  /** Words that are nearly known; `meant` are those that they may have been. */
  | { readonly kind: 'slip'; readonly meant: readonly string[] }
  | { readonly kind: 'check'; readonly text: string };

const MODES: readonly ChannelMode[] = ['auto', 'mention', 'off'];

/** Reads the words after the command. Everything that is no known word, nor nearly one, is something to check. */
export function readCommand(text: string): CommandRequest {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'paste' };
  if (/^help[.?!]?$/i.test(trimmed)) return { kind: 'help' };
  const [word = '', argument, more] = trimmed.toLowerCase().split(/\s+/, 3);
  if (more !== undefined) return { kind: 'check', text };
  if (word === 'mode' && argument === undefined) return { kind: 'show-mode' };
  const mode = MODES.find((each) => each === argument);
  if (word === 'mode' && mode !== undefined) return { kind: 'set-mode', mode };
  const meant = findMeant(word, argument);
  if (meant.length > 0) return { kind: 'slip', meant };
  return word === 'mode' ? { kind: 'unknown-mode' } : { kind: 'check', text };
}

/** What one or two plain words may have been meant to be; other signs belong to something to check. */
function findMeant(word: string, argument: string | undefined): string[] {
  if (argument === undefined) return nearTo(word, ['help', 'mode']);
  const modes = nearTo(argument, MODES);
  return nearTo(word, ['mode']).flatMap((name) => modes.map((mode) => `${name} ${mode}`));
}

function nearTo(word: string, known: readonly string[]): string[] {
  if (known.includes(word)) return [word];
  return /^[a-z]+[.?!]?$/.test(word) ? nearestNames(word, known).map(({ name }) => name) : [];
}
