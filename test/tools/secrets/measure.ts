import { maskSecrets } from '../../../src/validator/secrets/mask-secrets.ts';
import { makePastes, type Paste } from './pastes.ts';
import type { Shown } from './paths.ts';
import { createRandom } from './random.ts';

export interface Counts {
  readonly pastes: number;
  /** Leaks by the path on which they were seen. */
  readonly paths: Readonly<Record<string, number>>;
  readonly leaks: readonly string[];
  readonly alarms: readonly string[];
  readonly swallowed: readonly string[];
}

/** Masks every `step`th paste and its twin; `show` says what else comes of a paste that no secret may stand in. */
export async function measure(
  seed: number,
  step: number,
  show: (text: string) => Shown | Promise<Shown> = () => ({}),
): Promise<Counts> {
  const paths: Record<string, number> = {};
  const counts = {
    pastes: 0,
    paths,
    leaks: [] as string[],
    alarms: [] as string[],
    swallowed: [] as string[],
  };
  let index = 0;
  for (const [paste, twin] of makePastes(createRandom(seed))) {
    if (index++ % step !== 0) continue;
    counts.pastes++;
    const masked = maskSecrets(paste.text).text;
    const shown: Shown = { masking: masked, ...(await show(paste.text)) };
    const leaking = Object.keys(shown).filter((path) => {
      const isLeaking = leaks(shown[path] ?? '', paste);
      paths[path] = (paths[path] ?? 0) + Number(isLeaking);
      return isLeaking;
    });
    const example = (text: string, after: string): string =>
      `${text.slice(0, 400)}\n=> ${after.slice(0, 400)}`;
    if (leaking.length > 0)
      counts.leaks.push(`leak in ${leaking.join(', ')}: ${paste.name}\n${example(paste.text, masked)}`);
    else if (changed(paste.text, masked) > widest(paste))
      counts.swallowed.push(`too wide: ${paste.name}\n${example(paste.text, masked)}`);
    const calm = maskSecrets(twin.text).text;
    if (calm !== twin.text) counts.alarms.push(`alarm: ${twin.name}\n${example(twin.text, calm)}`);
  }
  return counts;
}

/** Pieces of this size are enough to be of use, and too long to stand anywhere by chance. */
const PIECE = 8;
const HIDDEN = /[\u200b\u00ad\s>]/g;

/** Whether a piece of the secret is still to be read, with or without the typography. */
export function leaks(text: string, { secret = '' }: Paste): boolean {
  const shown = text.replace(HIDDEN, '');
  const bare = secret.replace(HIDDEN, '');
  for (let at = 0; at + PIECE <= bare.length; at += PIECE)
    if (shown.includes(bare.slice(at, at + PIECE))) return true;
  return shown.includes(bare.slice(-PIECE));
}

function changed(before: string, after: string): number {
  let count = 0;
  for (let at = 0; at < before.length; at++) if (before[at] !== after[at]) count++;
  return count;
}

/** The secret with what typography put into it, escapes of its line ends, and what joins it where a line was broken. */
function widest({ secret = '' }: Paste): number {
  return secret.length + 6 + (secret.match(/[\n"&<>]/g)?.length ?? 0) * 8;
}
