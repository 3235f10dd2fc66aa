import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
  readonly trace: string;
  readonly id: string;
  /** Empty for the first of its trace. */
  readonly parent: string;
  readonly name: string;
  readonly milliseconds: number;
  readonly attributes: Readonly<Record<string, string | number>>;
}

export interface ReceivedPoint {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Undefined for a histogram. */
  readonly value: number | undefined;
}

export interface OtlpReceiver {
  readonly url: string;
  /** Every body that came, as it came. */
  bodies(): Buffer[];
  spans(): ReceivedSpan[];
  points(): ReceivedPoint[];
  resource(): Readonly<Record<string, string | number>>;
  headers(): readonly Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

/** What takes OTLP over http/protobuf, on loopback. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const requests: { path: string; body: Buffer; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ path: request.url ?? '', body: Buffer.concat(chunks), headers: request.headers });
      response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  const at = (path: string): Buffer[] =>
    requests.filter((each) => each.path === path).map(({ body }) => body);
  return {
    url: `http://127.0.0.1:${port}`,
    bodies: () => requests.map(({ body }) => body),
    spans: () => at('/v1/traces').flatMap(readSpans),
    points: () => at('/v1/metrics').flatMap(readPoints),
    resource() {
      const [first] = at('/v1/metrics').flatMap((body) => inside(body, 1, 1));
      return first === undefined ? {} : readAttributes(first, 1);
    },
    headers: () => requests.map(({ headers }) => headers),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readSpans(body: Buffer): ReceivedSpan[] {
  return inside(body, 1, 2, 2).map((span) => {
    const [start, end] = [numberIn(span, 7), numberIn(span, 8)];
    return {
      trace: bytesIn(span, 1).toString('hex'),
      id: bytesIn(span, 2).toString('hex'),
      parent: bytesIn(span, 4).toString('hex'),
      name: bytesIn(span, 5).toString(),
      milliseconds: Number(end - start) / 1e6,
      attributes: readAttributes(span, 9),
    };
  });
}

/** Sums, gauges and histograms, by their places in the message. */
const KINDS = [
  { field: 7, attributes: 7 },
  { field: 5, attributes: 7 },
  { field: 9, attributes: 9 },
] as const;

function readPoints(body: Buffer): ReceivedPoint[] {
  return inside(body, 1, 2, 2).flatMap((metric) =>
    KINDS.flatMap(({ field, attributes }) =>
      inside(metric, field, 1).map((point) => ({
        name: bytesIn(metric, 1).toString(),
        attributes: readAttributes(point, attributes),
        value: field === 9 ? undefined : valueIn(point),
      })),
    ),
  );
}

function valueIn(point: Buffer): number {
  const { fixed } = readFields(point);
  const double = fixed.get(4)?.[0];
  return double === undefined ? Number(numberIn(point, 6)) : double.readDoubleLE();
}

function readAttributes(message: Buffer, field: number): Record<string, string | number> {
  return Object.fromEntries(
    inside(message, field).map((pair) => {
      const [value = Buffer.alloc(0)] = inside(pair, 2);
      const { bytes } = readFields(value);
      const text = bytes.get(1)?.[0];
      return [bytesIn(pair, 1).toString(), text === undefined ? Number(numberIn(value, 3)) : text.toString()];
    }),
  );
}

/** The messages at the end of a path of field numbers. */
function inside(message: Buffer, ...path: readonly number[]): Buffer[] {
  return path.reduce<Buffer[]>(
    (found, field) => found.flatMap((each) => readFields(each).bytes.get(field) ?? []),
    [message],
  );
}

const bytesIn = (message: Buffer, field: number): Buffer =>
  readFields(message).bytes.get(field)?.[0] ?? Buffer.alloc(0);

function numberIn(message: Buffer, field: number): bigint {
  const { fixed, varints } = readFields(message);
  return fixed.get(field)?.[0]?.readBigUInt64LE() ?? varints.get(field)?.[0] ?? 0n;
}

interface Fields {
  readonly bytes: Map<number, Buffer[]>;
  /** Eight bytes each. */
  readonly fixed: Map<number, Buffer[]>;
  readonly varints: Map<number, bigint[]>;
}

/** One level of a protobuf message. */
function readFields(message: Buffer): Fields {
  const fields: Fields = { bytes: new Map(), fixed: new Map(), varints: new Map() };
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => {
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = Number(varint());
    const field = key >> 3;
    if ((key & 7) === 0) put(fields.varints, field, varint());
    else if ((key & 7) === 1) put(fields.fixed, field, take(8));
    else if ((key & 7) === 2) put(fields.bytes, field, take(Number(varint())));
    else take(4);
  }
  return fields;
}

function put<T>(map: Map<number, T[]>, field: number, value: T): void {
  map.set(field, [...(map.get(field) ?? []), value]);
}
