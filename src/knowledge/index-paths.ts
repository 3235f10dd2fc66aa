import { splitPath } from '../validator/contract/read-target.ts';
import type {
  Contracts,
  MediumPath,
  NeighbourPath,
  PathIndex,
  PathTemplate,
} from '../validator/knowledge.ts';

/** The contracts' paths, ready to be compared. Where several are equally near, that of the usual operation comes first. */
export function indexPaths({ operations, neighbours, usual }: Omit<Contracts, 'index'>): PathIndex {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  const isUsual = (template: PathTemplate): boolean =>
    usual !== null && template.operations.some(({ bodyModel }) => bodyModel === usual.bodyModel);
  const media = neighbours.media.map(readMedium);
  const templates = [...byPath]
    .map(([path, all]) => ({ segments: splitTemplate(path), operations: all }))
    .sort((a, b) => Number(isUsual(b)) - Number(isUsual(a)));
  return {
    templates,
    templatesOfLength: Map.groupBy(templates, ({ segments }) => segments.length),
    mistakes: operations.flatMap((operation) =>
      operation.mistakenPaths.map((written) => ({ ...readWritten(written), operation })),
    ),
    neighbours: neighbours.paths.map(readWritten),
    media,
    mediaWords: [...new Set(media.map(({ segments }) => (segments[1] ?? '').replace(/(?:es|ing|s)$/, '')))],
    hosts: neighbours.hosts,
  };
}

/** A path, perhaps with the only method that it stands for before it. */
function readWritten(written: string): NeighbourPath {
  const space = written.indexOf(' ');
  const method = space < 0 ? null : written.slice(0, space);
  return { segments: splitTemplate(written.slice(space + 1)), method };
}

/** A path with all its methods before it. */
function readMedium(written: string): MediumPath {
  const [methods = '', path = ''] = written.split(' ');
  return { methods: methods.split(','), path, segments: splitTemplate(path) };
}

function splitTemplate(path: string): (string | null)[] {
  return splitPath(path)
    .slice(2)
    .map((segment) => (segment.startsWith('{') ? null : segment.toLowerCase()));
}
