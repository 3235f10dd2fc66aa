import { renderBlocks } from '../../../src/reply/block-kit.ts';
import { writeShare } from '../../../src/reply/button-values.ts';
import { renderTerminal } from '../../../src/reply/terminal.ts';
import { toSlack } from '../../../src/slack/post/post-reply.ts';
import { coverFile, coverSecrets } from '../../../src/slack/receive/cover-secrets.ts';
import { checkText, guardText, type Knowledge, maskSecrets } from '../../../src/validator/index.ts';

/** All that the paths of a paste show or store: channel and file, modal and command, share, command line. */
export function shownOf(text: string, knowledge: Knowledge): string {
  const stored = coverSecrets(text).text;
  const covered = checkText(stored, knowledge);
  const pasted = checkText(text, knowledge);
  const file = coverFile({ id: 'F0', name: text.slice(0, 200), size: 1, url: '', kind: 'text' });
  const share = writeShare({ text: stored, channel: 'C0TEAM', thread: null });
  const screen = renderTerminal(pasted, maskSecrets(text).text, knowledge, {
    file: 'stdin',
    width: 100,
    paint: (_style, words) => words,
  });
  return [
    stored,
    file.name,
    JSON.stringify(
      toSlack(renderBlocks(covered, { knowledge, text: stored, surface: { kind: 'thread' } }).blocks),
    ),
    JSON.stringify(
      toSlack(renderBlocks(pasted, { knowledge, text, surface: { kind: 'modal', share } }).blocks),
    ),
    guardText(screen),
    guardText(JSON.stringify(pasted)),
  ].join('\n');
}
