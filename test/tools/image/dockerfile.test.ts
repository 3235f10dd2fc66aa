import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/run-app.ts';
import { START_FLAGS } from '../../support/start-flags.ts';
import { commandOf, copiesOf, environmentOf, readStages, restsOf } from './dockerfile.ts';

const stages = readStages();
const [dependencies, image] = [stages[0]!, stages.at(-1)!];
const all = stages.flatMap(({ instructions }) => instructions);

describe('the image', () => {
  it('is made of what is there, and what .dockerignore lets through', () => {
    const allowed = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');
    const sources = stages
      .flatMap(copiesOf)
      .filter(({ from }) => from === undefined)
      .flatMap(({ sources }) => sources);
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
    expect(allowed).toEqual(['*', ...new Set(allowed.slice(1))]);
    expect([...new Set(sources)].sort()).toEqual(
      allowed
        .slice(1)
        .map((line) => line.replace('!', ''))
        .sort(),
    );
  });

  it('holds the locked packages that are needed to run, with no script of theirs run', () => {
    expect(restsOf(dependencies.instructions, 'RUN')).toEqual([
      'npm ci --omit=dev --omit=optional --ignore-scripts',
    ]);
    expect(copiesOf(image).filter(({ from }) => from !== undefined)).toEqual([
      { from: dependencies.name, sources: ['/app/node_modules'], target: 'node_modules' },
    ]);
  });

  it('brings nothing to build or fetch with', () => {
    expect(all.filter(({ rest }) => /\b(?:apt|apk|curl|wget|python|make|g\+\+)\b/.test(rest))).toEqual([]);
    expect(restsOf(image.instructions, 'RUN')).toEqual(['install -d -o node -g node /data']);
  });

  it('starts the app itself, as a user without rights, on the Node that it needs', () => {
    expect(commandOf(image, 'CMD')).toEqual(['node', ...START_FLAGS, 'src/main.ts']);
    expect(restsOf(image.instructions, 'USER')).toEqual(['node']);
    expect(restsOf(all, 'FROM').every((base) => base.startsWith('node:24-slim'))).toBe(true);
    const names = image.instructions.map(({ name }) => name);
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
  });

  it('writes to its volume alone, ends by SIGTERM, and is asked for its health by Node', () => {
    expect(restsOf(image.instructions, 'VOLUME')).toEqual([environmentOf(image).CALLCHECK_DATA_DIR]);
    expect(restsOf(image.instructions, 'STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(commandOf(image, 'HEALTHCHECK')[0]).toBe('node');
  });
});
