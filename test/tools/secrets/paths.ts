import { Readable, Writable } from 'node:stream';
import { checkFiles } from '../../../src/cli/check-files.ts';
import { createOutput } from '../../../src/cli/output.ts';
import { renderBlocks } from '../../../src/reply/block-kit.ts';
import type { Reply } from '../../../src/reply/blocks.ts';
import { readRequest, readShare, writeRequest, writeShare } from '../../../src/reply/button-values.ts';
import { guardCalls } from '../../../src/slack/post/guard-calls.ts';
import { coverFile, coverSecrets } from '../../../src/slack/receive/cover-secrets.ts';
import { codeView } from '../../../src/slack/views/code.ts';
import { detailsView } from '../../../src/slack/views/details.ts';
import { resultView } from '../../../src/slack/views/result.ts';
import { countFindings } from '../../../src/slack/work/count-findings.ts';
import { toWork } from '../../../src/slack/work/job.ts';
import { checkText, guardText, type Knowledge } from '../../../src/validator/index.ts';

/** What a path shows or stores of a paste, by the name of the path. */
export type Shown = Readonly<Record<string, string>>;

const TEAM = 'T0TEAM';

/** All paths of a paste but Slack itself, each with the code that the app runs. */
export async function showOnPaths(text: string, knowledge: Knowledge): Promise<Shown> {
  const { text: stored, secrets } = coverSecrets(text);
  const covered = checkText(stored, knowledge);
  const pasted = checkText(text, knowledge);
  const channel = renderBlocks(covered, { knowledge, text: stored, surface: { kind: 'thread' } });
  const share = writeShare({ text, channel: 'C0TEAM', thread: null });
  const modal = renderBlocks(pasted, { knowledge, text, surface: { kind: 'modal', share } });
  const file = renderBlocks(pasted, { knowledge, text, surface: { kind: 'thread' } });
  const fileReference = coverFile({ id: 'F0', name: `${text}.txt`, size: 1, url: '', kind: 'text' });
  const source = { team: TEAM, channel: 'C0TEAM', ts: '1.1' };
  const job = { kind: 'check', source, thread: null, author: 'U0', asked: true, revision: '' } as const;
  return {
    state: toWork({ ...job, text: stored, secrets, files: [fileReference] }, 'Ev0', 0).body,
    channel: await sent(asMessage(channel)),
    file: await sent(asMessage(file)),
    upload: (file.leftOut ?? []).map((snippet) => guardText(snippet.text)).join('\n'),
    'file name': fileReference.name,
    modal: await sent({ view: JSON.stringify(resultView(modal)) }),
    details: await sent({ view: JSON.stringify(detailsView(pasted, knowledge)) }),
    copy: await sent({ view: JSON.stringify(codeView({ text, report: pasted }, 'curl', '', knowledge)) }),
    share: `${readShare(share ?? '')?.text} ${readRequest(writeRequest(text))}`,
    home: JSON.stringify(countFindings(covered, TEAM, 0)),
    report: JSON.stringify(pasted),
    terminal: await onTerminal(text, knowledge),
  };
}

function asMessage({ text, blocks }: Reply): Record<string, string> {
  return { text, blocks: JSON.stringify(blocks) };
}

/** The form that the client would send, as it passes the guard. */
async function sent(parameters: Record<string, string>): Promise<string> {
  let body = '';
  const request = guardCalls(async (_url, init) => {
    body = String(init?.body);
    return new Response('{}');
  });
  await request('https://slack.com/api/any', { body: new URLSearchParams(parameters).toString() });
  return decodeURIComponent(body.replaceAll('+', ' '));
}

const OUTPUTS = ['text', 'json', 'fix'] as const;

async function onTerminal(text: string, knowledge: Knowledge): Promise<string> {
  const chunks: string[] = [];
  const stream = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk.toString());
        done();
      },
    });
  for (const output of OUTPUTS) {
    const streams = { stdin: Readable.from([Buffer.from(text)]), stdout: stream(), stderr: stream() };
    const command = {
      kind: 'check',
      files: ['-'],
      output,
      explain: true,
      why: false,
      org: false,
      knowledge: null,
    } as const;
    await checkFiles(command, knowledge, streams, createOutput(streams.stdout));
  }
  return chunks.join('');
}
