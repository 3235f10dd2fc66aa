import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeFault, readKnowledgeFile } from '../../src/knowledge/fault.ts';
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';

const OURS = fileURLToPath(new URL('../../knowledge', import.meta.url));
const CARD = 'cards/rule/not-uuid.yaml';

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'callcheck-')), 'knowledge');
  cpSync(OURS, folder, { recursive: true });
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const told = async (): Promise<readonly string[]> =>
  ((await loadKnowledge(folder)).faults ?? []).map(describeFault);

describe('a folder', () => {
  it('with a file that is no UTF-8 is refused, and the file named', async () => {
    writeFileSync(join(folder, CARD), Buffer.from([0x63, 0x6f, 0x64, 0x65, 0x3a, 0x20, 0xe9, 0xff]));
    expect(await told()).toEqual([expect.stringContaining(`${CARD} is not UTF-8 text`)]);
  });

  it('is read with its links and with endings in capitals', async () => {
    const before = (await loadKnowledge(folder)).knowledge;
    renameSync(join(folder, CARD), join(folder, '..', 'kept.yaml'));
    symlinkSync(join(folder, '..', 'kept.yaml'), join(folder, CARD));
    const { knowledge, faults } = await loadKnowledge(folder);
    expect(faults).toBeUndefined();
    expect(knowledge?.version).toBe(before?.version);
    rmSync(join(folder, CARD));
    renameSync(join(folder, '..', 'kept.yaml'), join(folder, CARD.replace('.yaml', '.YAML')));
    expect((await loadKnowledge(folder)).knowledge?.cards.has('rule/not-uuid')).toBe(true);
  });

  it('is read with folders that are links, as Kubernetes mounts them', async () => {
    const before = (await loadKnowledge(folder)).knowledge;
    renameSync(join(folder, 'cards/rule'), join(folder, '..', 'kept'));
    symlinkSync(join(folder, '..', 'kept'), join(folder, 'cards/rule'));
    expect((await loadKnowledge(folder)).knowledge?.version).toBe(before?.version);
  });

  it('that is in itself is refused, and the link named', async () => {
    symlinkSync(folder, join(folder, 'cards/again'));
    expect(await told()).toEqual([
      expect.stringContaining('cards/again is a link to a folder that it is in'),
    ]);
  });

  it('with more files than may be open at once is read', async () => {
    for (let at = 0; at < 3000; at++) writeFileSync(join(folder, `dialects/x${at}.yaml`), '');
    expect(await told()).toHaveLength(3000);
  });
});

describe('a file', () => {
  it.each([
    ['whose aliases go in a circle', 'a: &a\n  b: *a\n'],
    [
      'whose aliases stand for a billion values',
      Array.from(
        { length: 10 },
        (_, at) => `a${at}: &a${at} [${Array(10).fill(at === 0 ? 'x' : `*a${at - 1}`)}]`,
      ).join('\n'),
    ],
  ])('%s is a fault of its own', (_name, text) => {
    const { file, faults } = readKnowledgeFile('contracts/x.yaml', text);
    expect(file).toBeNull();
    expect(faults).toEqual([
      expect.objectContaining({ file: 'contracts/x.yaml', message: expect.stringMatching(/aliases/) }),
    ]);
  });

  it('cannot make its faults obeyed by a terminal', () => {
    const name = `cards/${String.fromCharCode(27)}[2J\nx.yaml`;
    expect(describeFault({ file: name, line: 1, field: '', message: 'is wrong' })).toBe(
      'cards/\\u001b[2J\\nx.yaml:1: is wrong',
    );
  });
});
